package com.papertrade.platform.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * What a browser may do with an answer of PaperTrade: show it in no frame of another page, load nothing
 * from elsewhere, tell nobody where its user was. The policy here is that of a page without scripts; one
 * with scripts, which is every screen, sets a wider one of its own.
 *
 * @param formTargets where forms may be sent, redirects included, in the words of {@code form-action}
 */
public record BrowserRules(String formTargets) implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final long A_YEAR = Duration.ofDays(365).toSeconds();

    /** Everything that can be asked of a device, and none of it is. */
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    /** For pages whose forms, if any, end where they came from. */
    public static BrowserRules ownFormsOnly() {
        return new BrowserRules("'self'");
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(beforeTheAnswer())
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
                // In one header and not in three, so that whoever lets an answer be kept says so in one.
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                // The sub-domains of a host at home are somebody else's business. Sent over TLS only.
                .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false).maxAgeInSeconds(A_YEAR))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // Addresses name portfolios.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Vaadin forwards the requests for its page, and what is forwarded is sent before Spring Security adds to it. */
    private static ObjectPostProcessor<HeaderWriterFilter> beforeTheAnswer() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    private String contentPolicy() {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action " + formTargets;
    }
}
