package com.papertrade.identity;

import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Somebody signs in again and again, as a program would that has gone wrong. */
public class TooManySignIns extends OAuth2AuthenticationException {

    private final transient Duration untilNext;

    TooManySignIns(Duration untilNext) {
        super(new OAuth2Error("too_many_sign_ins"));
        this.untilNext = untilNext;
    }

    public Duration untilNext() {
        return untilNext;
    }
}
