package com.papertrade.ui.shell;

import com.papertrade.identity.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many sign-ins may be begun in a minute from one address, and how many may come back from the
 * provider: what comes back makes PaperTrade ask the provider, which has limits of its own.
 */
class SignInLimit extends OncePerRequestFilter {

    private static final String[] WAYS = {"/oauth2/authorization/", "/login/oauth2/code/"};

    /** Whoever has one address of the sixth version has 64 bits of them. */
    private static final int NETWORK_BYTES = 8;

    private record Attempt(String from, String way) {}

    private final RateLimit<Attempt> attempts;

    SignInLimit(int perMinute, Clock clock) {
        this.attempts = new RateLimit<>(perMinute, clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = Stream.of(WAYS)
                .filter(way -> request.getServletPath().startsWith(way))
                .findFirst()
                .flatMap(way -> attempts.tooMany(new Attempt(networkOf(request.getRemoteAddr()), way)));
        if (wait.isPresent()) {
            DoorPages.tooManySignIns(response, wait.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    static String networkOf(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                : address;
    }
}
