package com.papertrade.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody at the door, as their provider describes them.
 *
 * @param issuer the provider; with {@code subject}, what a person is known by
 * @param name the best there is to call them
 * @param email lower case, empty when the provider gave none
 */
record Newcomer(String issuer, String subject, String name, String email, boolean emailVerified) {

    static Newcomer describedBy(OidcUser claims) {
        // An ID token without these two has already been refused.
        var issuer = Objects.requireNonNull(claims.getIssuer()).toString();
        var subject = Objects.requireNonNull(claims.getSubject());
        return new Newcomer(
                issuer,
                subject,
                nameIn(claims).orElse(subject),
                EmailCase.lower(Objects.requireNonNullElse(claims.getEmail(), "")),
                Boolean.TRUE.equals(claims.getEmailVerified()));
    }

    private static Optional<String> nameIn(OidcUser claims) {
        return Stream.of(claims.getFullName(), claims.getPreferredUsername(), claims.getEmail())
                .flatMap(Stream::ofNullable)
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    Optional<String> verifiedEmail() {
        return emailVerified && !email.isEmpty() ? Optional.of(email) : Optional.empty();
    }
}
