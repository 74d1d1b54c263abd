package com.papertrade.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep for a year the files whose address changes with their content: Vaadin's prebuilt ones bear a hash in
 * their name, the charts' library its version. Vaadin lets them be kept for an hour, so that somebody who returns the
 * next day would load all of them again.
 */
class LastingFiles extends OncePerRequestFilter {

    private static final List<String> PLACES = List.of("/VAADIN/build/", "/_static/echarts/");
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PLACES.stream().noneMatch(request.getServletPath()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new LongerKept(response));
    }

    /** What may be kept for a while may be kept for a year; what may not, such as an error, stays so. */
    private static final class LongerKept extends HttpServletResponseWrapper {

        LongerKept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            var longer = name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && value.startsWith("max-age=");
            super.setHeader(name, longer ? FOR_A_YEAR : value);
        }
    }
}
