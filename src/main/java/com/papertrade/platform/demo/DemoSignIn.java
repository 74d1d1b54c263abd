package com.papertrade.platform.demo;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Believes whoever says to be a demo user: there is nothing to protect, and no password to pretend it. */
class DemoSignIn implements AuthenticationProvider {

    /** Also carries the moment, which an ID token tells. */
    private static final String CHOSEN = "FACTOR_CHOSEN";

    @Override
    public Authentication authenticate(Authentication claimed) {
        return DemoUser.of(claimed.getName())
                .map(user -> UsernamePasswordAuthenticationToken.authenticated(
                        user.subject(), null, List.of(FactorGrantedAuthority.fromAuthority(CHOSEN))))
                .orElseThrow(() -> new BadCredentialsException("No such demo user"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
