package com.papertrade.platform.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/**
 * PaperTrade as the demo provider's only client: the two halves of one agreement, with a secret made
 * anew at every start.
 */
class DemoClient {

    private static final String ID = "papertrade";

    private final String secret = randomSecret();
    private final DemoAddresses addresses;

    DemoClient(DemoAddresses addresses) {
        this.addresses = addresses;
    }

    /** As the provider knows it. */
    RegisteredClient registered() {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris ->
                        addresses.byEitherName("/login/oauth2/code/" + ID).forEach(uris::add))
                .postLogoutRedirectUris(
                        uris -> addresses.byEitherName("/signed-out").forEach(uris::add))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build();
    }

    /** As it knows the provider. Nothing is discovered: the provider is not up before the application is. */
    ClientRegistration registration() {
        return ClientRegistration.withRegistrationId(ID)
                .clientId(ID)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                .issuerUri(DemoAddresses.ISSUER)
                .authorizationUri(addresses.of("/oauth2/authorize"))
                .tokenUri(addresses.of("/oauth2/token"))
                .jwkSetUri(addresses.of("/oauth2/jwks"))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", addresses.of("/connect/logout")))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static String randomSecret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
