package com.papertrade.marketdata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many calls each day has seen, in the database; no connection is held between two questions. */
class CallDays {

    private final JdbcClient database;
    private final String provider;

    CallDays(DataSource dataSource, String provider) {
        this.database = TimedQueries.on(dataSource);
        this.provider = provider;
    }

    /**
     * @param byOrders how many of those spent
     * @param closedUntil may have gone by
     */
    record Day(int spent, int byOrders, Optional<Instant> closedUntil) {

        boolean isClosedAt(Instant moment) {
            return closedUntil.filter(moment::isBefore).isPresent();
        }
    }

    Day of(LocalDate day) {
        return database.sql(
                        "SELECT spent, spent_by_orders, closed_until FROM call_day WHERE provider = :provider AND day = :day")
                .param("provider", provider)
                .param("day", day)
                .query((row, _) -> new Day(
                        row.getInt("spent"),
                        row.getInt("spent_by_orders"),
                        Optional.ofNullable(row.getObject("closed_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional()
                .orElse(new Day(0, 0, Optional.empty()));
    }

    /**
     * Counts one more, unless that many have been spent or the day is closed: whoever asks at once, in one
     * step. What is kept for orders is kept once: those already placed have had their part of it.
     *
     * @param most of the day, without what is kept for orders
     * @param keptForOrders zero for an order itself
     */
    boolean spend(LocalDate day, CallPriority priority, int most, int keptForOrders, Instant now) {
        begin(day);
        return database.sql("""
                        UPDATE call_day SET spent = spent + 1, spent_by_orders = spent_by_orders + :order
                        WHERE provider = :provider AND day = :day
                          AND spent + greatest(0, :kept - spent_by_orders) < :most
                          AND (closed_until IS NULL OR closed_until <= :now)
                        """)
                        .param("provider", provider)
                        .param("day", day)
                        .param("order", orders(priority))
                        .param("kept", keptForOrders)
                        .param("most", most)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void giveBack(LocalDate day, CallPriority priority) {
        database.sql("""
                        UPDATE call_day SET spent = spent - 1, spent_by_orders = greatest(0, spent_by_orders - :order)
                        WHERE provider = :provider AND day = :day AND spent > 0
                        """)
                .param("provider", provider)
                .param("day", day)
                .param("order", orders(priority))
                .update();
    }

    private static int orders(CallPriority priority) {
        return priority == CallPriority.ORDER ? 1 : 0;
    }

    void close(LocalDate day, Instant until) {
        begin(day);
        database.sql("""
                        UPDATE call_day SET closed_until = greatest(closed_until, :until)
                        WHERE provider = :provider AND day = :day
                        """)
                .param("provider", provider)
                .param("day", day)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void begin(LocalDate day) {
        database.sql("INSERT INTO call_day (provider, day) VALUES (:provider, :day) ON CONFLICT DO NOTHING")
                .param("provider", provider)
                .param("day", day)
                .update();
    }
}
