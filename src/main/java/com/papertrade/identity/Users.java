package com.papertrade.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** As many as one can look through. */
    private static final int MOST_LISTED = 500;

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
                .param("now", inUtc(clock.instant()))
                .query(UUID.class)
                .single();
        return new UserId(id);
    }

    List<Account> latest() {
        return jdbc.sql("""
                        select id, name, email, last_signed_in_at, sessions_ended_at
                        from app_user order by last_signed_in_at desc limit :most
                        """)
                .param("most", MOST_LISTED)
                .query((row, _) -> new Account(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("last_signed_in_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("sessions_ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    void endSessions(UserId user, Instant at) {
        var _ = jdbc.sql("update app_user set sessions_ended_at = greatest(sessions_ended_at, :at) where id = :id")
                .param("id", user.value())
                .param("at", inUtc(at))
                .update();
    }

    /** Whose sessions were ended at that moment or later, and when the last time. */
    Map<UserId, Instant> sessionsEndedSince(Instant moment) {
        return jdbc
                .sql("select id, sessions_ended_at from app_user where sessions_ended_at >= :moment")
                .param("moment", inUtc(moment))
                .query((row, _) -> Map.entry(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getObject("sessions_ended_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OffsetDateTime inUtc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
