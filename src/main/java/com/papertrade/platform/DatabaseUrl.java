package com.papertrade.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the database is, as {@code jdbc:postgresql://host/db} or as hosting services write it,
 * {@code postgres://user:password@host/db}.
 *
 * @param jdbc the address without user and password
 */
record DatabaseUrl(String jdbc, Optional<String> username, Optional<String> password) {

    private static final String JDBC = "jdbc:";

    /** @throws PlatformMisconfigured if it is neither; the text is not repeated, it may hold a password */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, Optional.empty(), Optional.empty());
        }
        if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
            return ofService(text);
        }
        throw nonsense();
    }

    private static DatabaseUrl ofService(String text) {
        try {
            var uri = URI.create(text);
            var login = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            return new DatabaseUrl(
                    JDBC + "postgresql://" + host + uri.getRawPath() + query,
                    login.map(parts -> decoded(parts[0])),
                    login.filter(parts -> parts.length == 2).map(parts -> decoded(parts[1])));
        } catch (IllegalArgumentException e) {
            throw nonsense();
        }
    }

    private static PlatformMisconfigured nonsense() {
        return new PlatformMisconfigured(
                "DATABASE_URL is not an address of PostgreSQL:"
                        + " it looks like jdbc:postgresql://host:5432/papertrade or postgres://user:password@host:5432/papertrade.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean namesItsUser() {
        return username.isPresent() || jdbc.matches(".*[?&]user=.*");
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
