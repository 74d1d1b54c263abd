package com.papertrade.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as administrators see one.
 *
 * @param email as their provider gave it, lower case; empty when it gave none
 * @param sessionsEnded when their sessions were last ended everywhere, if ever
 */
public record Account(UserId id, String name, String email, Instant lastSignedIn, Optional<Instant> sessionsEnded) {}
