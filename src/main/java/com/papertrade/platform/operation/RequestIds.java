package com.papertrade.platform.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A number for every request, in each line that is logged while it is answered, and in the answer: so that
 * what nginx logged, what PaperTrade logged and what somebody saw can be laid side by side. The number of a
 * proxy is taken over if it looks like one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    static final String LOGGED_AS = "request_id";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = idOf(request);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(LOGGED_AS, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String idOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> ID.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
