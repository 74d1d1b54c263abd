package com.papertrade.ui.shell;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import com.papertrade.platform.web.BrowserRules;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Every screen is for people who are signed in; signing in and out is the provider's. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SIGN_IN = "/oauth2/authorization/papertrade";
    private static final String[] OPEN_TO_ALL = {
        DoorPages.SIGNED_OUT, DoorPages.NOT_ADMITTED, DoorPages.SIGN_IN_FAILED, "/health"
    };
    private static final String[] STATIC_FILES = {
        "/papertrade.css",
        "/live.js",
        "/charts.js",
        "/chart-drawings.js",
        "/_static/echarts/**",
        "/door.css",
        "/favicon.svg"
    };

    /**
     * For those who run PaperTrade: in production on a port of its own, which nobody outside reaches;
     * otherwise one word of health, and nothing else is exposed.
     */
    @Bean
    @Order(5)
    SecurityFilterChain operation(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .headers(BrowserRules.ownFormsOnly())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain screens(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            OAuth2UserService<OidcUserRequest, OidcUser> signIn,
            VaadinDefaultRequestCache addressesAskedFor,
            @Value("${papertrade.access.sign-ins-per-minute}") int signInsPerMinute,
            Clock clock)
            throws Exception {
        addressesAskedFor.setDelegateRequestCache(unmarked());
        http.headers(BrowserRules.ownFormsOnly());
        http.addFilterBefore(new OwnOriginOnly(), CsrfFilter.class);
        http.addFilterBefore(new LateGoodbye(), CsrfFilter.class);
        http.addFilterBefore(new LastingFiles(), CsrfFilter.class);
        http.addFilterBefore(new SignInLimit(signInsPerMinute, clock), OAuth2AuthorizationRequestRedirectFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN_TO_ALL)
                .permitAll()
                .requestMatchers(STATIC_FILES)
                .permitAll());
        http.with(
                vaadin(),
                screens -> screens.oauth2LoginPage(SIGN_IN)
                        .logoutSuccessHandler(signOutAtProvider(registrations))
                        // An address that is no screen is answered by the screen that says so.
                        .anyRequest(AuthorizedUrl::authenticated));
        http.oauth2Login(login -> login.failureHandler(new SignInFailure())
                .withObjectPostProcessor(failingLike(new SignInFailure()))
                .authorizationEndpoint(
                        endpoint -> endpoint.authorizationRequestResolver(new SignInRequests(registrations)))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(signIn)));
        return http.build();
    }

    /** A sign-in can fail before it reaches the provider: that ends where any other failure ends. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingLike(SignInFailure failure) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O wayToTheProvider) {
                wayToTheProvider.setAuthenticationFailureHandler(failure);
                return wayToTheProvider;
            }
        };
    }

    /** Leads back to the address as it was typed, without the parameter that would mark it. */
    @SuppressWarnings("NullAway") // null is how the cache is told to mark nothing
    private static RequestCache unmarked() {
        var requests = new HttpSessionRequestCache();
        requests.setMatchingRequestParameterName(null);
        return requests;
    }

    /** Signs out at the provider too, where it offers that; otherwise here alone. */
    private static LogoutSuccessHandler signOutAtProvider(ClientRegistrationRepository registrations) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri("{baseUrl}" + DoorPages.SIGNED_OUT);
        handler.setDefaultTargetUrl(DoorPages.SIGNED_OUT);
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        return handler;
    }
}
