package com.papertrade.marketdata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of when a provider published each session. */
@Repository
class Publications {

    private final JdbcClient database;

    Publications(DataSource dataSource) {
        this.database = TimedQueries.on(dataSource);
    }

    /**
     * @param publishedAt when it was first seen, empty while it was not
     * @param lastNotYetAt when it was last looked for in vain
     * @param notYets how often it was, since it was due
     * @param failures how often in a row the provider did not answer
     * @param nextAskAt before which nobody but an order asks
     */
    record Publication(
            LocalDate session,
            Optional<Instant> publishedAt,
            Optional<Instant> lastNotYetAt,
            int notYets,
            int failures,
            Instant nextAskAt) {}

    Optional<Publication> find(PriceSource source, LocalDate session) {
        return database.sql("SELECT * FROM session_publication WHERE source = :source AND session = :session")
                .param("source", source.name())
                .param("session", session)
                .query(Publications::publication)
                .optional();
    }

    /** The latest sessions before that one of which the hour was learned, newest first. */
    List<Publication> learnedBefore(PriceSource source, LocalDate session, int limit) {
        return database.sql("""
                        SELECT * FROM session_publication
                        WHERE source = :source AND session < :session AND punctual AND published_at IS NOT NULL
                        ORDER BY session DESC LIMIT :limit
                        """)
                .param("source", source.name())
                .param("session", session)
                .param("limit", limit)
                .query(Publications::publication)
                .list();
    }

    /** Takes the next question upon oneself, where it is due: of several who try at once, one is told yes. */
    boolean claim(PriceSource source, LocalDate session, Instant now, Instant until) {
        return database.sql("""
                        INSERT INTO session_publication AS known (source, session, next_ask_at)
                        VALUES (:source, :session, :until)
                        ON CONFLICT (source, session) DO UPDATE SET next_ask_at = excluded.next_ask_at
                        WHERE known.next_ask_at <= :now AND known.published_at IS NULL
                        """)
                        .param("source", source.name())
                        .param("session", session)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void save(PriceSource source, Publication publication, boolean punctual) {
        database.sql("""
                        INSERT INTO session_publication AS known
                            (source, session, published_at, last_not_yet_at, punctual, not_yets, failures, next_ask_at)
                        VALUES (:source, :session, :publishedAt, :lastNotYetAt, :punctual, :notYets, :failures, :nextAskAt)
                        ON CONFLICT (source, session) DO UPDATE SET
                            published_at = coalesce(known.published_at, excluded.published_at),
                            last_not_yet_at = greatest(known.last_not_yet_at, excluded.last_not_yet_at),
                            punctual = CASE WHEN known.published_at IS NULL
                                THEN excluded.punctual ELSE known.punctual END,
                            not_yets = excluded.not_yets,
                            failures = excluded.failures,
                            next_ask_at = CASE WHEN known.published_at IS NOT NULL AND excluded.published_at IS NULL
                                THEN known.next_ask_at ELSE excluded.next_ask_at END
                        """)
                .param("source", source.name())
                .param("session", publication.session())
                .param("publishedAt", column(publication.publishedAt()))
                .param("lastNotYetAt", column(publication.lastNotYetAt()))
                .param("punctual", punctual)
                .param("notYets", publication.notYets())
                .param("failures", publication.failures())
                .param("nextAskAt", publication.nextAskAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable OffsetDateTime column(Optional<Instant> moment) {
        return moment.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Publication publication(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getObject("session", LocalDate.class),
                instant(row, "published_at"),
                instant(row, "last_not_yet_at"),
                row.getInt("not_yets"),
                row.getInt("failures"),
                instant(row, "next_ask_at").orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
