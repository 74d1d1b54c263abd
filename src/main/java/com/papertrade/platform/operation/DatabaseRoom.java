package com.papertrade.platform.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the database's disk has room. One that is full still answers every question, and even changes rows in
 * place, so nothing else would tell before the orders that are refused. Twice a minute it sorts some numbers in so
 * little memory that it has to write a few megabytes to its disk, and throws them away.
 */
@Component
class DatabaseRoom extends AbstractHealthIndicator implements MeterBinder {

    private static final Status DEGRADED = new Status("DEGRADED");

    /** See the PostgreSQL manual, appendix A. */
    private static final String DISK_FULL = "53100";

    private static final String SORT_ON_DISK = """
            SELECT count(*) FROM (SELECT number FROM generate_series(1, 100000) AS number ORDER BY number DESC OFFSET 0) AS sorted
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private volatile Optional<Boolean> hasRoom = Optional.empty();

    DatabaseRoom(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "papertrade.database.room",
                        this,
                        room -> room.hasRoom.map(has -> has ? 1.0 : 0.0).orElse(Double.NaN))
                .description("1 while the database's disk has room, 0 while it is full")
                .register(registry);
    }

    /** A database that does not answer at all says nothing about its disk; others tell of that. */
    @Scheduled(fixedRateString = "PT30S", initialDelayString = "PT5S")
    void look() {
        try {
            transaction.executeWithoutResult(_ -> writeAndThrowAway());
            hasRoom = Optional.of(true);
        } catch (DataAccessException | TransactionException failure) {
            hasRoom = isFull(failure) ? Optional.of(false) : Optional.empty();
        }
    }

    private void writeAndThrowAway() {
        var _ = database.sql("SET LOCAL work_mem = '64kB'").update();
        var _ = database.sql(SORT_ON_DISK).query(Long.class).single();
    }

    private static boolean isFull(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState()));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (hasRoom.filter(has -> !has).isPresent()) {
            health.status(DEGRADED)
                    .withDetail(
                            "what",
                            "The database's disk is full. Orders are refused; nothing that was acknowledged is lost.")
                    .withDetail("next", "Make room where PostgreSQL keeps its data. Everything goes on by itself.");
        } else {
            health.status(hasRoom.isPresent() ? Status.UP : Status.UNKNOWN);
        }
    }
}
