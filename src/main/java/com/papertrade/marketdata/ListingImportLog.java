package com.papertrade.marketdata;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each provider's listings were last asked for and last came; shared by all instances. */
@Repository
class ListingImportLog {

    private final JdbcClient database;

    ListingImportLog(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes the import upon oneself, where it is due. Of several instances that ask at once, one is
     * told yes; should it never say what came of it, the import is due again later.
     */
    boolean claim(PriceSource source, Instant now, Duration dueAgainAfter) {
        return database.sql("""
                        INSERT INTO listing_import AS known (source, attempted_at, due_at) VALUES (:source, :now, :due)
                        ON CONFLICT (source) DO UPDATE SET
                            attempted_at = excluded.attempted_at, due_at = excluded.due_at
                        WHERE known.due_at <= excluded.attempted_at
                        """)
                        .param("source", source.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("due", now.plus(dueAgainAfter).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void succeeded(PriceSource source, Instant now, Duration dueAgainAfter) {
        database.sql("""
                        UPDATE listing_import SET imported_at = :now, due_at = :due, failures = 0
                        WHERE source = :source
                        """)
                .param("source", source.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", now.plus(dueAgainAfter).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return how many attempts in a row have failed now */
    int failed(PriceSource source) {
        return database.sql("""
                        UPDATE listing_import SET failures = failures + 1 WHERE source = :source RETURNING failures
                        """)
                .param("source", source.name())
                .query(Integer.class)
                .single();
    }

    void postpone(PriceSource source, Instant due) {
        database.sql("UPDATE listing_import SET due_at = :due WHERE source = :source")
                .param("source", source.name())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }
}
