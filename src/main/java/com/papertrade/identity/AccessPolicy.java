package com.papertrade.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may enter, and who administers. An address that the provider has not verified proves nothing. */
record AccessPolicy(Set<String> allowed, Set<String> administrators) {

    static AccessPolicy of(AccessSettings settings) {
        return new AccessPolicy(normalized(settings.allowedEmails()), normalized(settings.administrators()));
    }

    private static Set<String> normalized(List<String> entries) {
        return entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean admits(Newcomer person) {
        return allowed.isEmpty()
                || person.verifiedEmail()
                        .filter(email -> allowed.contains(email) || allowed.contains(domainOf(email)))
                        .isPresent();
    }

    boolean hasAsAdministrator(Newcomer person) {
        return person.verifiedEmail().filter(administrators::contains).isPresent();
    }

    /** From the last {@code @} on: what stands before it may itself be quoted and hold one. */
    private static String domainOf(String email) {
        return email.substring(Math.max(0, email.lastIndexOf('@')));
    }
}
