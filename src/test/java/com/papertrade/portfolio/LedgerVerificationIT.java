package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.Reservation.OfCash;
import com.papertrade.portfolio.Reservation.OfShares;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody else writes to the database is found, column by column. */
@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class LedgerVerificationIT {

    private static final Symbol AAPL = new Symbol("AAPL");

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerVerification verification;

    @Autowired
    StatusAggregator statuses;

    @Autowired
    HttpCodeStatusMapper codes;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestTraders traders;

    UserId maya;
    PortfolioId tampered;
    PortfolioId sound;

    /**
     * Cash 10,000 − 10 × 50 + 4 × 60 = 9,740; of 10 shares for $500 four are sold, which takes 200 of the cost and
     * brings a gain of 240 − 200 = 40.
     */
    @BeforeEach
    void aPortfolioWithThreeEntries() {
        maya = traders.signedUp("Maya");
        tampered = portfolios
                .open(maya, new PortfolioName("Tampered"), usd("10000"))
                .id();
        sound = portfolios.open(maya, new PortfolioName("Sound"), usd("1")).id();
        change(tampered, account -> {
            var _ = account.append(new Bought(account.now(), AAPL, Quantity.of(10), Price.usd("50"), usd("500")));
            var _ = account.append(
                    new Sold(account.now(), AAPL, Quantity.of(4), Price.usd("60"), usd("240"), usd("200")));
        });
        assertThat(verification.verify(tampered)).isEmpty();
    }

    /** Otherwise the next test would meet them again. */
    @AfterEach
    void clear() {
        tamper("delete from trade_order where portfolio_id = :id");
        tamper("delete from position where portfolio_id = :id");
        tamper("delete from ledger_entry where portfolio_id = :id");
        tamper("delete from portfolio where id = :id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update portfolio set cash = 9741 where id = :id                                        | 3 | cash is stored as USD 9741.00 and replayed as USD 9740.00
            update portfolio set deposited = 9999.99 where id = :id                                | 3 | deposited is stored as USD 9999.99 and replayed as USD 10000.00
            update portfolio set last_sequence = 4 where id = :id                                  | 3 | last sequence is stored as 4 and replayed as 3
            update portfolio set reserved = 0.01 where id = :id                                    | 3 | reserved cash is stored as USD 0.01, and open orders keep USD 0.00
            update position set quantity = 6.000000001 where portfolio_id = :id                    | 3 | quantity of AAPL is stored as 6.000000001 and replayed as 6
            update position set cost = 300.01 where portfolio_id = :id                             | 3 | cost of AAPL is stored as USD 300.01 and replayed as USD 300.00
            update position set realized_gain = 41 where portfolio_id = :id                        | 3 | realised gain of AAPL is stored as USD 41.00 and replayed as USD 40.00
            update position set reserved = 1 where portfolio_id = :id                              | 3 | reserved shares of AAPL is stored as 1, and open orders keep 0
            insert into position values (:id, 'IBM', 1, 0)                                         | 3 | quantity of IBM is stored as 1 and replayed as 0
            update ledger_entry set cash_after = 9501 where portfolio_id = :id and sequence = 2    | 2 | cash after is stored as USD 9501.00 and replayed as USD 9500.00
            update ledger_entry set deposited_after = 1 where portfolio_id = :id and sequence = 2  | 2 | deposited after is stored as USD 1.00 and replayed as USD 10000.00
            update ledger_entry set quantity_after = 11 where portfolio_id = :id and sequence = 2  | 2 | quantity after of AAPL is stored as 11 and replayed as 10
            update ledger_entry set cost_after = 501 where portfolio_id = :id and sequence = 2     | 2 | cost after of AAPL is stored as USD 501.00 and replayed as USD 500.00
            update portfolio set cash = 'NaN' where id = :id                                       | 3 | cannot be read: Bad value for type BigDecimal : NaN
            update position set symbol = 'not one' where portfolio_id = :id                        | 3 | cannot be read: A symbol is 1 to 16 letters, digits, points, colons and hyphens
            update ledger_entry set symbol = 'not one' where portfolio_id = :id and sequence = 2   | 2 | cannot be read: A symbol is 1 to 16 letters, digits, points, colons and hyphens
            update ledger_entry set amount = 'NaN' where portfolio_id = :id and sequence = 3       | 3 | cannot be read: Bad value for type BigDecimal : NaN
            """)
    void aChangedColumnIsTheOneDifference(String statement, long entry, String sentence) {
        tamper(statement);

        assertThat(verification.verify(tampered)).containsExactly(new LedgerDifference(tampered, entry, sentence));
        assertThat(verification.verify(sound)).isEmpty();
    }

    @Test
    void anEntryThatLeavesTooLittleForTheNextIsFollowedByOneThatCannotHaveHappened() {
        tamper("update ledger_entry set quantity = 3 where portfolio_id = :id and sequence = 2");

        assertThat(verification.verify(tampered))
                .containsExactly(
                        new LedgerDifference(tampered, 2, "quantity after of AAPL is stored as 10 and replayed as 3"),
                        new LedgerDifference(tampered, 3, "cannot have happened: A quantity is not negative: -1"));
    }

    /** Without the sale: 9,500 of cash, 10 shares for $500, no gain. */
    @Test
    void aLastEntryThatIsGoneIsMissedByEveryProjection() {
        tamper("delete from ledger_entry where portfolio_id = :id and sequence = 3");

        assertThat(verification.verify(tampered))
                .extracting(LedgerDifference::sentence)
                .containsExactly(
                        "last sequence is stored as 3 and replayed as 2",
                        "cash is stored as USD 9740.00 and replayed as USD 9500.00",
                        "quantity of AAPL is stored as 6 and replayed as 10",
                        "cost of AAPL is stored as USD 300.00 and replayed as USD 500.00",
                        "realised gain of AAPL is stored as USD 40.00 and replayed as USD 0.00");
    }

    @Test
    void aPositionThatIsGoneIsMissed() {
        tamper("delete from position where portfolio_id = :id");

        assertThat(verification.verify(tampered))
                .extracting(LedgerDifference::sentence)
                .containsExactly(
                        "quantity of AAPL is stored as 0 and replayed as 6",
                        "cost of AAPL is stored as USD 0.00 and replayed as USD 300.00",
                        "realised gain of AAPL is stored as USD 0.00 and replayed as USD 40.00");
    }

    @Test
    void whatOpenOrdersKeepIsAddedUpOrderByOrder() {
        change(tampered, account -> {
            account.reserve(new OfCash(usd("105")));
            account.reserve(new OfShares(AAPL, Quantity.of("1.5")));
        });
        openOrder("BUY", "105", null);
        openOrder("SELL", null, "1.5");
        assertThat(verification.verify(tampered)).isEmpty();

        tamper("update trade_order set reserved_cash = 104 where portfolio_id = :id and side = 'BUY'");
        tamper("update trade_order set reserved_shares = 2 where portfolio_id = :id and side = 'SELL'");

        assertThat(verification.verify(tampered))
                .containsExactly(
                        new LedgerDifference(
                                tampered, 3, "reserved cash is stored as USD 105.00, and open orders keep USD 104.00"),
                        new LedgerDifference(
                                tampered, 3, "reserved shares of AAPL is stored as 1.5, and open orders keep 2"));
    }

    @Test
    void aLongLedgerIsReadPageByPageToItsEnd() {
        tamper("""
                insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after)
                select :id, number, 'DEPOSITED', now(), 1, 9740 + number - 3, 10000 + number - 3
                from generate_series(4, 3000) number
                """);
        tamper("""
                update portfolio set cash = 12737, deposited = 12997, last_sequence = 3000,
                last_occurred_at = now() where id = :id
                """);
        assertThat(verification.verify(tampered)).isEmpty();

        tamper("update ledger_entry set cash_after = 0 where portfolio_id = :id and sequence in (1000, 1001, 3000)");

        assertThat(verification.verify(tampered))
                .extracting(LedgerDifference::entry)
                .containsExactly(1_000L, 1_001L, 3_000L);
    }

    /** Other tests may have left differences of theirs in the same database. */
    @Test
    void theLastRunIsKnownToAllInstancesUntilTheNext() {
        tamper("update ledger_entry set symbol = 'not one' where portfolio_id = :id and sequence = 2");
        tamper("update portfolio set cash = 2 where id = '%s'".formatted(sound));

        assertThatExceptionOfType(JobFailed.class)
                .isThrownBy(verification::run)
                .withMessageMatching("Ledgers do not agree .*: [0-9]+ differences. The page Ledger lists them.");

        var report = verification.latest().orElseThrow();
        assertThat(report.agrees()).isFalse();
        assertThat(report.differences())
                .hasSize((int) report.found())
                .contains(
                        new LedgerDifference(
                                tampered,
                                2,
                                "cannot be read: A symbol is 1 to 16 letters, digits, points, colons and hyphens"),
                        new LedgerDifference(sound, 1, "cash is stored as USD 2.00 and replayed as USD 1.00"));
        assertThat(report.portfolios()).isEqualTo(count("portfolio"));
        assertThat(report.ended()).isAfterOrEqualTo(report.began());
    }

    @Test
    void whatWasMendedIsAgreedUponByTheNextRun() {
        var before = differencesFoundByARun();
        tamper("update portfolio set cash = 2 where id = '%s'".formatted(sound));
        assertThat(differencesFoundByARun()).isEqualTo(before + 1);

        tamper("update portfolio set cash = 1 where id = '%s'".formatted(sound));
        assertThat(differencesFoundByARun()).isEqualTo(before);

        var latest = verification.latest().orElseThrow();
        assertThat(latest.agrees()).isEqualTo(before == 0);
        assertThat(latest.entries()).isEqualTo(count("ledger_entry"));
        assertThat(count("ledger_verification")).isEqualTo(1);
    }

    /** How many differences a run finds in all. */
    private long differencesFoundByARun() {
        try {
            verification.run();
        } catch (JobFailed differences) {
            assertThat(differences.sentence()).contains("difference");
        }
        return verification.latest().orElseThrow().found();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void aDifferenceIsNoReasonToStartAContainerAgain() {
        assertThat(statuses.getAggregateStatus(Status.UP, LedgerHealthIndicator.DEGRADED))
                .isEqualTo(LedgerHealthIndicator.DEGRADED);
        assertThat(statuses.getAggregateStatus(Status.DOWN, LedgerHealthIndicator.DEGRADED))
                .isEqualTo(Status.DOWN);
        assertThat(codes.getStatusCode(LedgerHealthIndicator.DEGRADED)).isEqualTo(200);
        assertThat(codes.getStatusCode(Status.DOWN)).isEqualTo(503);
        assertThat(codes.getStatusCode(Status.OUT_OF_SERVICE)).isEqualTo(503);
    }

    @Test
    void theFiguresAreThereForWhoeverCollectsThem() {
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains(
                        "papertrade.ledger.differences",
                        "papertrade.ledger.entries",
                        "papertrade.ledger.verification.age");
    }

    private void change(PortfolioId id, Consumer<LockedPortfolio> change) {
        transaction.executeWithoutResult(
                _ -> change.accept(portfolios.lock(maya, id).orElseThrow()));
    }

    /** As somebody does who may do anything: past the triggers that keep the ledger append-only. */
    private void tamper(String statement) {
        transaction.executeWithoutResult(_ -> {
            var _ = jdbc.sql("set local session_replication_role = replica").update();
            var _ = jdbc.sql(statement).param("id", tampered.value()).update();
        });
    }

    private void openOrder(String side, @Nullable String cash, @Nullable String shares) {
        var _ = jdbc.sql("""
                        insert into trade_order (id, portfolio_id, client_order_id, ticket, side, symbol, order_type,
                            limit_price, quantity, accepted_at, working_since, status, reserved_cash, reserved_shares)
                        values (:order, :id, :side, 'by hand', :side, 'AAPL', 'LIMIT', 70, 1.5, now(), now(), 'OPEN',
                            cast(:cash as numeric), cast(:shares as numeric))
                        """)
                .param("order", UUID.randomUUID())
                .param("id", tampered.value())
                .param("side", side)
                .param("cash", cash)
                .param("shares", shares)
                .update();
    }
}
