package com.papertrade.marketdata.alphavantage;

import com.papertrade.TestDatabase;
import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.marketdata.CallBudget;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A provider that asks a recorded Alpha Vantage, with a budget in a real database and a clock that
 * stands still.
 */
final class Feed implements AutoCloseable {

    /** Recognisable, and with characters that an address must escape. */
    static final String KEY = "SECRETKEY+/=42&x";

    /** Noon in New York on the Saturday after the recorded session. */
    static final Instant SATURDAY = Instant.parse("2026-05-16T16:00:00Z");

    final RecordedAlphaVantage alphaVantage = RecordedAlphaVantage.start();
    final AlphaVantageSettings settings;
    final CallBudget budget;
    final AlphaVantageProvider provider;

    private Feed(Instant now) {
        var market = marketAt(now);
        settings = new AlphaVantageSettings(
                KEY,
                alphaVantage.baseUrl(),
                25,
                BigDecimal.valueOf(1000),
                3,
                Duration.ofSeconds(2),
                Duration.ofMillis(700));
        budget = new CallBudget(
                unspent(), market.clock(), settings.limits(market.calendar().zone()), _ -> 0);
        provider = settings.provider(market, budget);
    }

    static Feed onSaturday() {
        return new Feed(SATURDAY);
    }

    static Feed at(String now) {
        return new Feed(Instant.parse(now));
    }

    static MarketClock marketAt(Instant now) {
        return new MarketClock(new NyseCalendar(), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Of the run, without anything spent. */
    private static DataSource unspent() {
        JdbcClient.create(Database.MIGRATED)
                .sql("truncate call_budget, call_day")
                .update();
        return Database.MIGRATED;
    }

    /** Made when the first test asks. */
    private static final class Database {
        private static final DataSource MIGRATED = migrated();

        private static DataSource migrated() {
            try {
                var details = TestDatabase.empty();
                var database =
                        new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
                Flyway.configure().dataSource(database).load().migrate();
                return database;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        alphaVantage.close();
    }
}
