package com.papertrade.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site has a browser do here: open the channel by which screens are pushed, which no
 * rule of the browser's own keeps from it, or change anything. Tokens and the cookie's SameSite refuse most
 * of it too; a neighbour under the same domain is the same site to a cookie.
 */
class OwnOriginOnly extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (mayDoSomething(request) && isFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean mayDoSomething(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) || request.getHeader(HttpHeaders.UPGRADE) != null;
    }

    /** Programs name no origin, browsers always do. By host alone: a proxy may know nothing of the port outside. */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !request.getServerName().equalsIgnoreCase(hostOf(origin));
    }

    private static String hostOf(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) { // no address, so nobody's
            return "";
        }
    }
}
