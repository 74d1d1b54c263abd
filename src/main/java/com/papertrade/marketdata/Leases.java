package com.papertrade.marketdata;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What only one instance does at a time. A lease is a row, not a lock: no connection is held while the
 * network is waited for, and what its owner does not give back, because it died, ends by itself. Its
 * time is the database's, so that instances whose clocks differ agree.
 */
@Repository
class Leases {

    private final JdbcClient database;

    Leases(DataSource dataSource) {
        this.database = TimedQueries.on(dataSource);
    }

    record Lease(String name, UUID owner) {}

    /** Empty while somebody else has it. */
    Optional<Lease> take(String name, Duration atMost) {
        var lease = new Lease(name, UUID.randomUUID());
        return write("""
                        INSERT INTO lease AS taken (name, owner, until)
                        VALUES (:name, :owner, clock_timestamp() + :millis * INTERVAL '1 millisecond')
                        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
                        WHERE taken.until <= clock_timestamp()
                        """, lease, atMost) ? Optional.of(lease) : Optional.empty();
    }

    /** Whether it still is one's own, and is for that long from now. */
    boolean extend(Lease lease, Duration atMost) {
        return write("""
                UPDATE lease SET until = clock_timestamp() + :millis * INTERVAL '1 millisecond'
                WHERE name = :name AND owner = :owner
                """, lease, atMost);
    }

    void release(Lease lease) {
        database.sql("DELETE FROM lease WHERE name = :name AND owner = :owner")
                .param("name", lease.name())
                .param("owner", lease.owner())
                .update();
    }

    private boolean write(String sql, Lease lease, Duration atMost) {
        return database.sql(sql)
                        .param("name", lease.name())
                        .param("owner", lease.owner())
                        .param("millis", atMost.toMillis())
                        .update()
                == 1;
    }
}
