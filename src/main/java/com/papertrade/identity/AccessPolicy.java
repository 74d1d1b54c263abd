package com.papertrade.identity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may enter, and who administers. An address that the provider has not verified proves nothing, and one
 * that only looks like another is another.
 */
record AccessPolicy(Set<String> allowed, Set<String> administrators) {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern ADDRESS_OR_DOMAIN = Pattern.compile("[^@\\s]*@[^@\\s]+");

    /** @throws AccessMisconfigured if a list holds anything else, or nothing but commas: nobody meant everybody */
    static AccessPolicy of(AccessSettings settings) {
        return new AccessPolicy(
                entriesOf(
                        "ALLOWED_EMAILS",
                        settings.allowedEmails(),
                        ADDRESS_OR_DOMAIN,
                        "neither an address nor a domain such as @example.org"),
                entriesOf("ADMINISTRATORS", settings.administrators(), ADDRESS, "no address such as ada@example.org"));
    }

    private static Set<String> entriesOf(String setting, List<String> entries, Pattern expected, String expectedWords) {
        var filled = entries.stream()
                .map(entry -> EmailCase.lower(entry.strip()))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (filled.isEmpty() && !entries.isEmpty()) {
            throw new AccessMisconfigured(
                    "%s holds nothing but commas or spaces: name somebody, or leave it empty.".formatted(setting));
        }
        filled.stream()
                .filter(entry -> !expected.matcher(entry).matches())
                .findAny()
                .ifPresent(odd -> {
                    throw new AccessMisconfigured("%s holds “%s”, which is %s.".formatted(setting, odd, expectedWords));
                });
        return filled;
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

    /** None where there are two {@code @}: who reads such an address may take either for the one that counts. */
    private static String domainOf(String email) {
        var at = email.indexOf('@');
        return at >= 0 && at == email.lastIndexOf('@') ? email.substring(at) : "";
    }
}
