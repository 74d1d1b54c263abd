package com.papertrade.platform.demo;

import static org.springframework.security.config.Customizer.withDefaults;

import com.papertrade.platform.PlatformMisconfigured;
import com.papertrade.platform.web.BrowserRules;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The demo provider. There when no other is configured, and never in production: not with its
 * profile, and not in its jar, which lacks the library.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
@ConditionalOnClass(name = "org.springframework.security.oauth2.server.authorization.client.RegisteredClient")
@ConditionalOnExpression("'${OIDC_ISSUER_URL:}'.isBlank()")
class DemoIdentityProviderConfiguration {

    /** @throws PlatformMisconfigured if other machines could reach it */
    DemoIdentityProviderConfiguration(@Value("${server.address:#{null}}") @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new PlatformMisconfigured("The demo sign-in is for this machine only:"
                    + " leave the server's address at 127.0.0.1, or set OIDC_ISSUER_URL to your own provider.");
        }
    }

    /** Signing in ends where it began, and this machine has two names for itself. */
    private static final BrowserRules RULES = new BrowserRules("'self' http://localhost:* http://127.0.0.1:*");

    /** The provider has a session key and saved requests of its own, so it and the screens do not see each other's. */
    @Bean
    @Order(1)
    SecurityFilterChain demoProvider(HttpSecurity http) throws Exception {
        var contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("DEMO_PROVIDER_SECURITY_CONTEXT");
        var requests = new HttpSessionRequestCache();
        requests.setSessionAttrName("DEMO_PROVIDER_SAVED_REQUEST");
        http.oauth2AuthorizationServer(server -> {
            server.oidc(withDefaults());
            http.securityMatcher(new OrRequestMatcher(
                    server.getEndpointsMatcher(), PathPatternRequestMatcher.pathPattern(DemoSignInPage.PATH)));
        });
        return http.headers(RULES)
                .securityContext(security -> security.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                .authenticationProvider(new DemoSignIn())
                .formLogin(form -> form.loginPage(DemoSignInPage.PATH).permitAll())
                // A form that stood open for longer than its session: signing in begins anew. The user info of OIDC has
                // a
                // handler of its own; were this the only one, it would answer for every path.
                .exceptionHandling(failing -> failing.defaultAccessDeniedHandlerFor(
                        (_, response, _) -> response.sendRedirect("/"),
                        PathPatternRequestMatcher.pathPattern(DemoSignInPage.PATH)))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> demoSignInPage() throws IOException {
        var page = new DemoSignInPage();
        return RouterFunctions.route()
                .GET(
                        DemoSignInPage.PATH,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .body(page.answer(request)))
                .build();
    }

    @Bean
    DemoClient demoClient(Environment environment) {
        return new DemoClient(new DemoAddresses(environment));
    }

    @Bean
    DemoClients demoClients(DemoClient client) {
        return new DemoClients(client);
    }

    @Bean
    ClientRegistrationRepository demoRegistration(DemoClient client) {
        var registration = SingletonSupplier.of(client::registration);
        return id -> {
            var only = registration.obtain();
            return only.getRegistrationId().equals(id) ? only : null;
        };
    }

    @Bean
    AuthorizationServerSettings demoProviderSettings() {
        return AuthorizationServerSettings.builder()
                .issuer(DemoAddresses.ISSUER)
                .build();
    }

    /** What PaperTrade learns about a user. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> demoClaims() {
        return token -> {
            if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                var user = DemoUser.of(Objects.requireNonNull(token.<Authentication>getPrincipal())
                                .getName())
                        .orElseThrow();
                token.getClaims()
                        .claim(StandardClaimNames.NAME, user.fullName())
                        .claim(StandardClaimNames.EMAIL, user.email())
                        .claim(StandardClaimNames.EMAIL_VERIFIED, true);
            }
        };
    }
}
