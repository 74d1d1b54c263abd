package com.papertrade.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers a page that takes leave of its channel after its session has ended. The channel's own servlet would begin a new session to hear it,
 * and its cookie would take the place of the one that the sign-in form on screen by then belongs to: signing in would be refused. Browsers
 * send it as a beacon, which is a POST.
 */
class LateGoodbye extends OncePerRequestFilter {

    private static final String CHANNELS = "/VAADIN/push";
    private static final String TRANSPORT = "X-Atmosphere-Transport";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isGoodbye(request) || request.getSession(false) != null) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isGoodbye(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith(request.getContextPath() + CHANNELS)
                && "close"
                        .equals(UriComponentsBuilder.newInstance()
                                .query(request.getQueryString())
                                .build()
                                .getQueryParams()
                                .getFirst(TRANSPORT));
    }
}
