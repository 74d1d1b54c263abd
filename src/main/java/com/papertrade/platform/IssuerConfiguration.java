package com.papertrade.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.util.function.SingletonSupplier;

/** Sign-in by the OpenID Connect provider that the settings name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${OIDC_ISSUER_URL:}'.isBlank()")
class IssuerConfiguration {

    private static final String REGISTRATION = "papertrade";

    /** Asks the provider for its endpoints at the first sign-in, so that PaperTrade starts while it is down. */
    @Bean
    ClientRegistrationRepository issuerRegistration(
            @Value("${OIDC_ISSUER_URL}") String issuer,
            @Value("${OIDC_CLIENT_ID}") String clientId,
            @Value("${OIDC_CLIENT_SECRET}") String clientSecret) {
        var registration =
                SingletonSupplier.of(() -> discovered(issuer.strip(), clientId.strip(), clientSecret.strip()));
        return id -> REGISTRATION.equals(id) ? registration.get() : null;
    }

    private static ClientRegistration discovered(String issuer, String clientId, String clientSecret) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(REGISTRATION)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
