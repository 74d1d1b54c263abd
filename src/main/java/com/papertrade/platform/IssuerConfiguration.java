package com.papertrade.platform;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** Sign-in by the OpenID Connect provider that the settings name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${OIDC_ISSUER_URL:}'.isBlank()")
class IssuerConfiguration {

    @Bean
    ClientRegistrationRepository issuerRegistration(
            @Value("${OIDC_ISSUER_URL}") String issuer,
            @Value("${OIDC_CLIENT_ID}") String clientId,
            @Value("${OIDC_CLIENT_SECRET}") String clientSecret,
            Clock clock) {
        return new IssuerRegistration(() -> discovered(issuer.strip(), clientId.strip(), clientSecret.strip()), clock);
    }

    private static ClientRegistration discovered(String issuer, String clientId, String clientSecret) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(IssuerRegistration.ID)
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
