package com.papertrade.ui.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What the provider is asked. Whoever wants another account must be asked who they are: without that,
 * a provider that still knows the first one sends it again.
 */
class SignInRequests implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInRequests(ClientRegistrationRepository registrations) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return askingWho(request, requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return askingWho(request, requests.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest askingWho(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null || request.getParameter("other") == null) {
            return asked;
        }
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(Map.of("prompt", isGoogles(asked) ? "select_account" : "login"))
                .build();
    }

    /** It does not know {@code login}, and does not say so in its discovery document. */
    private static boolean isGoogles(OAuth2AuthorizationRequest asked) {
        return "accounts.google.com"
                .equals(URI.create(asked.getAuthorizationUri()).getHost());
    }
}
