package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.CashMovement.Booked;
import com.papertrade.portfolio.CashMovement.InsufficientFunds;
import com.papertrade.portfolio.CashMovement.NoSuchPortfolio;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class PortfoliosIT {

    private static final PortfolioName LONG_GAME = new PortfolioName("Long game");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final LocalDate MARCH_2 = LocalDate.of(2026, 3, 2);

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerVerification verification;

    @Autowired
    PortfolioPurge purge;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestTraders traders;

    UserId maya;
    UserId tom;
    PortfolioId longGame;

    @BeforeEach
    void aPortfolioWithTenThousandDollars() {
        maya = traders.signedUp("Maya");
        tom = traders.signedUp("Tom");
        longGame = portfolios.open(maya, LONG_GAME, usd("10000")).id();
    }

    @Test
    void opensWithItsFirstDeposit() {
        var portfolio = portfolios.find(maya, longGame).orElseThrow();

        assertThat(portfolio.name()).isEqualTo(LONG_GAME);
        assertThat(portfolio.cash()).isEqualTo(usd("10000"));
        assertThat(portfolio.deposited()).isEqualTo(usd("10000"));
        assertThat(portfolios.entries(maya, longGame, 0, 10)).singleElement().satisfies(first -> {
            assertThat(first.sequence()).isEqualTo(1);
            assertThat(first.entry()).isEqualTo(new Deposited(portfolio.openedAt(), usd("10000")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000.01"})
    void opensWithNoOtherThanASensibleDeposit(String amount) {
        var before = count("portfolio");

        assertThatIllegalArgumentException().isThrownBy(() -> portfolios.open(maya, LONG_GAME, usd(amount)));
        assertThatIllegalArgumentException().isThrownBy(() -> portfolios.deposit(maya, longGame, usd(amount)));

        assertThat(count("portfolio")).isEqualTo(before);
        assertThat(portfolios.entryCount(maya, longGame)).isEqualTo(1);
    }

    @Test
    void depositsAndWithdrawalsMoveTheCash() {
        assertThat(portfolios.deposit(maya, longGame, usd("250.50"))).isInstanceOf(Booked.class);
        assertThat(portfolios.withdraw(maya, longGame, usd("10250.50"))).isInstanceOf(Booked.class);

        var portfolio = portfolios.find(maya, longGame).orElseThrow();
        assertThat(portfolio.cash()).isEqualTo(usd("0"));
        assertThat(portfolio.deposited()).isEqualTo(usd("0"));
        assertThat(verification.verify(longGame)).isEmpty();
    }

    @Test
    void noMoreIsWithdrawnThanThereIs() {
        assertThat(portfolios.withdraw(maya, longGame, usd("10000.01")))
                .isEqualTo(new InsufficientFunds(usd("10000"), Money.ZERO_USD, usd("10000.01")));
        assertThat(portfolios.entryCount(maya, longGame)).isEqualTo(1);
    }

    @Test
    void somebodyElsesPortfolioDoesNotExist() {
        var nobodys = PortfolioId.random();

        assertThat(portfolios.find(tom, longGame))
                .isEqualTo(portfolios.find(tom, nobodys))
                .isEmpty();
        assertThat(portfolios.snapshots(tom, Instant.EPOCH)).isEmpty();
        assertThat(portfolios.entries(tom, longGame, 0, 10)).isEmpty();
        assertThat(portfolios.entryCount(tom, longGame)).isZero();
        assertThat(portfolios.snapshot(tom, longGame, Instant.EPOCH)).isEmpty();
        assertThat(portfolios.deposit(tom, longGame, usd("1"))).isEqualTo(new NoSuchPortfolio());
        assertThat(portfolios.withdraw(tom, longGame, usd("1"))).isEqualTo(new NoSuchPortfolio());
        assertThat(portfolios.rename(tom, longGame, new PortfolioName("Mine now")))
                .isFalse();
        assertThat(portfolios.delete(tom, longGame)).isFalse();
        assertThat(portfolios.find(maya, longGame).orElseThrow().name()).isEqualTo(LONG_GAME);
    }

    @Test
    void isRenamedAndListedOldestFirst() {
        var second = portfolios
                .open(maya, new PortfolioName("Swing ideas"), usd("1"))
                .id();

        assertThat(portfolios.rename(maya, longGame, new PortfolioName("Very long game")))
                .isTrue();

        assertThat(portfolios.snapshots(maya, Instant.EPOCH))
                .extracting(snapshot -> snapshot.portfolio().id())
                .containsExactly(longGame, second);
        assertThat(portfolios.find(maya, longGame).orElseThrow().name()).isEqualTo(new PortfolioName("Very long game"));
    }

    @Test
    void everyKindOfEntryIsReadBackAsItWasWritten() {
        var deposit = new Withdrawn(now(), usd("1.11"));
        var bought = new Bought(now(), AAPL, Quantity.of("10.123456789"), Price.usd("150.123456"), usd("1519.77"));
        var sold = new Sold(now(), AAPL, Quantity.of("4.123456789"), Price.usd("160"), usd("659.75"), usd("619.05"));
        var split = new SharesSplit(now(), AAPL, SplitRatio.of("1.046"), MARCH_2, Quantity.of(6), Quantity.of("6.276"));
        var dividend = new DividendReceived(
                now(), AAPL, Quantity.of("6.276"), Price.usd("0.25"), MARCH_2, MARCH_2.plusDays(9), usd("1.57"));
        var fee = new FeeCharged(now(), usd("1"), "commission");
        var reversal = new Reversed(now(), 7, fee, "charged twice");
        var entries = List.of(deposit, bought, sold, split, dividend, fee, reversal);

        entries.forEach(entry -> append(_ -> entry));

        assertThat(portfolios
                        .snapshot(maya, longGame, Instant.EPOCH)
                        .orElseThrow()
                        .entriesSince())
                .extracting(LedgerRecord::entry)
                .containsSubsequence(entries)
                .hasSize(8);
        assertThat(portfolios.positions(maya, longGame))
                .containsExactly(new Position(AAPL, Quantity.of("6.276"), usd("900.72")));
        assertThat(verification.verify(longGame)).isEmpty();
    }

    @Test
    void anEntryIsTakenBackOnlyOnce() {
        var fee = new FeeCharged(now(), usd("1"), "commission");
        append(_ -> fee);
        append(account -> new Reversed(account.now(), 2, fee, "charged twice"));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> append(account -> new Reversed(account.now(), 2, fee, "again")));
        assertThat(portfolios.find(maya, longGame).orElseThrow().cash()).isEqualTo(usd("10000"));
    }

    @Test
    void aSoldOutPositionIsNotHeldAndCostsNothing() {
        append(account -> new Bought(account.now(), AAPL, Quantity.of(3), Price.usd("33.33"), usd("99.99")));
        append(account -> new Sold(account.now(), AAPL, Quantity.of(3), Price.usd("40"), usd("120"), usd("99.99")));

        assertThat(portfolios.positions(maya, longGame)).isEmpty();
        assertThat(verification.verify(longGame)).isEmpty();
    }

    @Test
    void pagesRunFromTheNewestEntryToTheOldest() {
        for (int i = 2; i <= 25; i++) {
            var _ = portfolios.deposit(maya, longGame, usd(String.valueOf(i)));
        }

        assertThat(portfolios.entryCount(maya, longGame)).isEqualTo(25);
        assertThat(sequences(0, 10)).containsExactly(25L, 24L, 23L, 22L, 21L, 20L, 19L, 18L, 17L, 16L);
        assertThat(sequences(20, 10)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(sequences(25, 10)).isEmpty();
    }

    @Test
    void aSnapshotHasOnlyTheEntriesAfterTheMoment() {
        var opened = portfolios.find(maya, longGame).orElseThrow().openedAt();
        var _ = portfolios.deposit(maya, longGame, usd("5"));

        assertThat(portfolios.snapshots(maya, opened)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.portfolio().cash()).isEqualTo(usd("10005"));
            assertThat(snapshot.entriesSince())
                    .extracting(LedgerRecord::sequence)
                    .doesNotContain(1L);
        });
    }

    @Test
    void theDatabaseRefusesToChangeTheLedger() {
        for (var statement : List.of(
                "update ledger_entry set amount = 1 where portfolio_id = ?",
                "delete from ledger_entry where portfolio_id = ?")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(
                            () -> jdbc.sql(statement).param(longGame.value()).update())
                    .withMessageContaining("append-only");
        }
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("truncate ledger_entry cascade").update())
                .withMessageContaining("append-only");
        assertThat(portfolios.entryCount(maya, longGame)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update portfolio set cash = -0.01 where id = ?",
                "insert into position values (?, 'AAPL', -0.000000001, 0)",
                "insert into position values (?, 'AAPL', 1, -0.01)",
                "insert into position values (?, 'AAPL', 0, 0.01)",
                "insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after,"
                        + " deposited_after) values (?, 2, 'DEPOSITED', now(), 1, -0.01, 0)",
                "insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after,"
                        + " deposited_after) values (?, 1, 'DEPOSITED', now(), 1, 1, 0)",
                "insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after,"
                        + " deposited_after) values (?, 2, 'BOUGHT', now(), 1, 1, 0)",
                "insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after,"
                        + " deposited_after) values (?, 2, 'STOLEN', now(), 1, 1, 0)"
            })
    void theDatabaseRefusesWhatCannotBe(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).param(longGame.value()).update());
    }

    @Test
    void aDeletedPortfolioIsGoneAtOnceAndPurgedAfterThirtyDays() {
        append(account -> new Bought(account.now(), AAPL, Quantity.of(1), Price.usd("10"), usd("10")));

        assertThat(portfolios.delete(maya, longGame)).isTrue();
        assertThat(portfolios.find(maya, longGame)).isEmpty();
        assertThat(portfolios.snapshots(maya, Instant.EPOCH)).isEmpty();
        assertThat(portfolios.delete(maya, longGame)).isFalse();

        deletedDaysAgo(29);
        purge.run();
        assertThat(rowsOfLongGame()).isEqualTo(4);

        deletedDaysAgo(31);
        purge.run();
        assertThat(rowsOfLongGame()).isZero();
    }

    @Test
    void whatIsHeldIsToldOfAllPortfoliosThatAreNotDeleted() {
        var held = new Symbol("HELD-HERE");
        var sold = new Symbol("SOLD-HERE");
        append(account -> new Bought(account.now(), held, Quantity.of(1), Price.usd("10"), usd("10")));
        append(account -> new Bought(account.now(), sold, Quantity.of(1), Price.usd("10"), usd("10")));
        append(account -> new Sold(account.now(), sold, Quantity.of(1), Price.usd("10"), usd("10"), usd("10")));
        assertThat(portfolios.heldSymbols()).contains(held).doesNotContain(sold);

        assertThat(portfolios.delete(maya, longGame)).isTrue();
        assertThat(portfolios.heldSymbols()).doesNotContain(held);
    }

    @Test
    void nobodyAppendsWithoutHoldingThePortfolioFast() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> portfolios.lock(maya, longGame));
    }

    private void append(Function<LockedPortfolio, LedgerEntry> entry) {
        transaction.executeWithoutResult(_ -> {
            var account = portfolios.lock(maya, longGame).orElseThrow();
            var _ = account.append(entry.apply(account));
        });
    }

    private Instant now() {
        return transaction.execute(
                _ -> portfolios.lock(maya, longGame).orElseThrow().now());
    }

    private List<Long> sequences(int offset, int limit) {
        return new ArrayList<>(portfolios.entries(maya, longGame, offset, limit).stream()
                .map(LedgerRecord::sequence)
                .toList());
    }

    private void deletedDaysAgo(int days) {
        jdbc.sql("update portfolio set deleted_at = now() - make_interval(days => ?) where id = ?")
                .params(days, longGame.value())
                .update();
    }

    private int rowsOfLongGame() {
        return jdbc.sql("select (select count(*) from portfolio where id = :id)"
                        + " + (select count(*) from position where portfolio_id = :id)"
                        + " + (select count(*) from ledger_entry where portfolio_id = :id)")
                .param("id", longGame.value())
                .query(Integer.class)
                .single()
                .intValue();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
