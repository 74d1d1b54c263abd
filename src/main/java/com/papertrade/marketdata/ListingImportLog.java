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
     * Takes the import upon oneself, where it is due and nobody else has tried lately. Of several
     * instances that ask at once, one is told yes.
     *
     * @param notImportedSince due if the last success is older
     * @param notAttemptedSince and the last attempt, too
     */
    boolean claim(PriceSource source, Instant now, Duration notImportedSince, Duration notAttemptedSince) {
        return database.sql("""
                        INSERT INTO listing_import AS known (source, attempted_at) VALUES (:source, :now)
                        ON CONFLICT (source) DO UPDATE SET attempted_at = excluded.attempted_at
                        WHERE (known.imported_at IS NULL OR known.imported_at < :importedBefore)
                          AND known.attempted_at < :attemptedBefore
                        """)
                        .param("source", source.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("importedBefore", now.minus(notImportedSince).atOffset(ZoneOffset.UTC))
                        .param("attemptedBefore", now.minus(notAttemptedSince).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void succeeded(PriceSource source, Instant now) {
        database.sql("UPDATE listing_import SET imported_at = :now WHERE source = :source")
                .param("source", source.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
