package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class SignInRequestsTest {

    private static final String KEYCLOAK = "https://id.example.org/realms/papertrade/protocol/openid-connect/auth";
    private static final String GOOGLE = "https://accounts.google.com/o/oauth2/v2/auth";

    @Test
    void whoeverWantsAnotherAccountIsAskedWhoTheyAre() {
        assertThat(parametersFor(KEYCLOAK, "other")).containsEntry("prompt", "login");
    }

    @Test
    void atGoogleTheyChoose() {
        assertThat(parametersFor(GOOGLE, "other")).containsEntry("prompt", "select_account");
    }

    @Test
    void everybodyElseIsAskedOnlyIfTheProviderDoesNotKnowThem() {
        assertThat(parametersFor(KEYCLOAK, "from")).doesNotContainKey("prompt");
    }

    private static Map<String, Object> parametersFor(String authorization, String parameter) {
        var request = new MockHttpServletRequest("GET", "/oauth2/authorization/papertrade");
        request.setServletPath("/oauth2/authorization/papertrade");
        request.setParameter(parameter, "");
        var asked =
                new SignInRequests(new InMemoryClientRegistrationRepository(clientOf(authorization))).resolve(request);
        return Objects.requireNonNull(asked).getAdditionalParameters();
    }

    private static ClientRegistration clientOf(String authorization) {
        return ClientRegistration.withRegistrationId("papertrade")
                .clientId("papertrade")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .authorizationUri(authorization)
                .tokenUri("https://id.example.org/token")
                .build();
    }
}
