package com.papertrade.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * PaperTrade as a client of the sign-in provider. The provider is asked for its endpoints at the first
 * sign-in, so that PaperTrade starts while it is down; one that does not answer is left alone for a
 * while, however many try to sign in.
 */
class IssuerRegistration implements ClientRegistrationRepository {

    static final String ID = "papertrade";
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerRegistration.class);

    private final Supplier<ClientRegistration> discovery;
    private final Clock clock;
    private @Nullable ClientRegistration known;
    private Instant nextAttempt = Instant.MIN;

    IssuerRegistration(Supplier<ClientRegistration> discovery, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
    }

    /** @throws OAuth2AuthenticationException if the provider does not say where its endpoints are */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? obtain() : null;
    }

    private synchronized ClientRegistration obtain() {
        if (known == null) {
            known = discover();
        }
        return known;
    }

    private ClientRegistration discover() {
        if (clock.instant().isBefore(nextAttempt)) {
            throw unreachable();
        }
        try {
            return discovery.get();
        } catch (IllegalArgumentException | IllegalStateException e) { // no answer, or not a provider's
            nextAttempt = clock.instant().plus(PAUSE);
            LOG.warn(
                    "The sign-in provider cannot be reached: {} ({})",
                    e.getMessage(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            throw unreachable();
        }
    }

    private static OAuth2AuthenticationException unreachable() {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE));
    }
}
