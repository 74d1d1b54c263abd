package com.papertrade.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions of this instance in which somebody is signed in. Each instance looks every few seconds for
 * whose were ended, wherever that was done, and ends them: an open screen too, which asks for nothing. A
 * session in which nobody has signed in yet ends soon, as anybody can have any number of them.
 */
@Component
class OpenSessions implements HttpSessionListener, HttpSessionAttributeListener {

    /** How long an ended session may still be open. */
    static final String BETWEEN_LOOKS = "PT3S";

    /** Enough to sign up at a provider and come back. */
    static final Duration TO_SIGN_IN = Duration.ofMinutes(10);

    private static final String SIGN_IN = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

    private record Open(SignedInUser user) {

        boolean isOver(Map<UserId, Instant> ended) {
            var end = ended.get(user.user().id());
            return end != null && !user.since().isAfter(end);
        }
    }

    private final Users users;
    private final Map<HttpSession, Open> open = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean blind = new AtomicBoolean();
    private volatile int lifetimeSeconds;

    OpenSessions(Users users) {
        this.users = users;
    }

    /** In how many sessions of this instance somebody is signed in. */
    int count() {
        return open.size();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        lifetimeSeconds = session.getMaxInactiveInterval();
        session.setMaxInactiveInterval(Math.toIntExact(TO_SIGN_IN.toSeconds()));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        signedIn(event).ifPresent(user -> {
            event.getSession().setMaxInactiveInterval(lifetimeSeconds);
            open.put(event.getSession(), new Open(user));
        });
    }

    /** The event holds the old value: the new one is the session's. */
    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        if (event.getName().equals(SIGN_IN)) {
            attributeAdded(new HttpSessionBindingEvent(
                    event.getSession(), SIGN_IN, event.getSession().getAttribute(SIGN_IN)));
        }
    }

    /** Also when the session ends, by itself or otherwise. */
    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        if (event.getName().equals(SIGN_IN)) {
            open.remove(event.getSession());
        }
    }

    private static Optional<SignedInUser> signedIn(HttpSessionBindingEvent event) {
        return event.getName().equals(SIGN_IN)
                        && event.getValue() instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** One at a time, as the database may take long to say that it is not there. */
    @Scheduled(fixedRateString = BETWEEN_LOOKS)
    void endThoseThatAreOver() {
        if (looking.compareAndSet(false, true)) {
            try {
                var ended = ended();
                open.forEach((session, one) -> {
                    if (one.isOver(ended)) {
                        end(session);
                    }
                });
            } finally {
                looking.set(false);
            }
        }
    }

    /** While the database is not there nothing can be done in a session either. */
    private Map<UserId, Instant> ended() {
        var oldest = open.values().stream().map(one -> one.user().since()).min(Instant::compareTo);
        try {
            var ended = oldest.map(users::sessionsEndedSince).orElse(Collections.emptyMap());
            blind.set(false);
            return ended;
        } catch (DataAccessException e) {
            if (blind.compareAndSet(false, true)) {
                LOG.warn("Whose sessions were ended cannot be read: {}", e.getMessage());
            }
            return Collections.emptyMap();
        }
    }

    private void end(HttpSession session) {
        open.remove(session);
        try {
            session.invalidate();
        } catch (IllegalStateException e) { // it has just ended by itself
            LOG.debug("A session was over already", e);
        }
    }
}
