package com.papertrade.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody who has signed in at least once. */
@Repository
class Users {

    private static final String RECORD_SIGN_IN = """
            insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)
            values (:id, :issuer, :subject, :name, :email, :now, :now)
            on conflict (issuer, subject) do update
            set name = excluded.name, email = excluded.email, last_signed_in_at = excluded.last_signed_in_at
            returning id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Users(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One statement, so that somebody who signs in twice at the same moment is still one user. */
    UserId recordSignIn(Newcomer person) {
        var id = jdbc.sql(RECORD_SIGN_IN)
                .param("id", UserId.random().value())
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .param("name", person.name())
                .param("email", person.email())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        return new UserId(id);
    }
}
