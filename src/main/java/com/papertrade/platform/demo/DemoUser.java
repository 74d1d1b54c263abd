package com.papertrade.platform.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Somebody to sign in as, ready made. */
enum DemoUser {
    MAYA("Maya Keller", "administrator"),
    TOM("Tom Brandt", "trader");

    private final String fullName;
    private final String role;

    DemoUser(String fullName, String role) {
        this.fullName = fullName;
        this.role = role;
    }

    static Optional<DemoUser> of(String subject) {
        return Arrays.stream(values())
                .filter(user -> user.subject().equals(subject))
                .findFirst();
    }

    String subject() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fullName() {
        return fullName;
    }

    String firstName() {
        return fullName.substring(0, fullName.indexOf(' '));
    }

    String role() {
        return role;
    }

    String email() {
        return subject() + "@demo.papertrade";
    }
}
