package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.NotAdministrator;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Correction.Booked;
import com.papertrade.portfolio.Correction.Possible;
import com.papertrade.portfolio.Correction.Refused;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.Reservation.OfCash;
import com.papertrade.portfolio.Reservation.OfShares;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Mistakes are put right by an entry that takes the mistaken one back, where that is possible at all. */
@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class LedgerCorrectionsIT {

    private static final User ADMINISTRATOR = new User(UserId.random(), "Ada", "ada@example.test", true);
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final LocalDate MARCH_2 = LocalDate.of(2026, 3, 2);

    @Autowired
    LedgerCorrections corrections;

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerVerification verification;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestTraders traders;

    UserId maya;
    PortfolioId id;

    @BeforeEach
    void aPortfolioWithOneThousandDollars() {
        maya = traders.signedUp("Maya");
        id = portfolios.open(maya, new PortfolioName("Long game"), usd("1000")).id();
    }

    @Test
    void aFeeThatWasAMistakeIsTakenBack() {
        append(account -> new FeeCharged(account.now(), usd("7"), "commission"));

        assertThat(corrections.check(ADMINISTRATOR, id, 2)).isInstanceOf(Possible.class);
        var corrected = corrections.reverse(ADMINISTRATOR, id, 2, "  charged twice ");

        assertThat(corrected).isInstanceOfSatisfying(Booked.class, booked -> {
            assertThat(booked.reversal().sequence()).isEqualTo(3);
            assertThat(booked.reversal().cashAfter()).isEqualTo(usd("1000"));
            assertThat(booked.reversal().entry()).isInstanceOfSatisfying(Reversed.class, reversed -> {
                assertThat(reversed.sequence()).isEqualTo(2);
                assertThat(reversed.why()).isEqualTo("charged twice");
            });
        });
        assertThat(cash()).isEqualTo(usd("1000"));
        assertThat(verification.verify(id)).isEmpty();
    }

    /** Bought 10 for 500 and sold 4 of them for 240: back come 4 shares, 200 of cost, and the gain of 40 goes. */
    @Test
    void aSaleIsTakenBackWithItsCostAndItsGain() {
        buy(10, "500");
        sell(4, "240", "200");

        assertThat(corrections.reverse(ADMINISTRATOR, id, 3, "wrong price")).isInstanceOf(Booked.class);

        var holding = portfolios.holding(maya, id, AAPL);
        assertThat(holding.position()).isEqualTo(new Position(AAPL, Quantity.of(10), usd("500")));
        assertThat(holding.realizedGain()).isEqualTo(usd("0"));
        assertThat(cash()).isEqualTo(usd("500"));
        assertThat(verification.verify(id)).isEmpty();
    }

    @Test
    void everyOtherKindOfEntryIsTakenBack() {
        buy(10, "500");
        append(account -> new DividendReceived(
                account.now(), AAPL, Quantity.of(10), Price.usd("0.1"), MARCH_2, MARCH_2, usd("1")));
        append(account ->
                new SharesSplit(account.now(), AAPL, SplitRatio.of("2"), MARCH_2, Quantity.of(10), Quantity.of(20)));
        assertThat(portfolios.withdraw(maya, id, usd("1"))).isInstanceOf(CashMovement.Booked.class);

        for (long sequence = 5; sequence >= 1; sequence--) {
            assertThat(corrections.reverse(ADMINISTRATOR, id, sequence, "all of it"))
                    .isInstanceOf(Booked.class);
        }

        var portfolio = portfolios.find(maya, id).orElseThrow();
        assertThat(portfolio.cash()).isEqualTo(usd("0"));
        assertThat(portfolio.deposited()).isEqualTo(usd("0"));
        assertThat(portfolios.positions(maya, id)).isEmpty();
        assertThat(verification.verify(id)).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotReversed() {
        refused(PortfolioId.random(), 1, CorrectionRefusal.NO_SUCH_PORTFOLIO);
        refused(id, 2, CorrectionRefusal.NO_SUCH_ENTRY);
        refused(id, 0, CorrectionRefusal.NO_SUCH_ENTRY);
        refused(id, -1, CorrectionRefusal.NO_SUCH_ENTRY);
        assertThat(portfolios.delete(maya, id)).isTrue();
        refused(id, 1, CorrectionRefusal.NO_SUCH_PORTFOLIO);
    }

    @Test
    void anEntryIsReversedOnceAndAReversalNever() {
        append(account -> new FeeCharged(account.now(), usd("7"), "commission"));
        assertThat(corrections.reverse(ADMINISTRATOR, id, 2, "charged twice")).isInstanceOf(Booked.class);

        refused(id, 2, CorrectionRefusal.REVERSED_ALREADY);
        refused(id, 3, CorrectionRefusal.IS_A_REVERSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0", "two\nlines", "bell \u0007", "right to left \u202e"})
    void theReasonCanBeRead(String why) {
        append(account -> new FeeCharged(account.now(), usd("7"), "commission"));

        assertThat(corrections.reverse(ADMINISTRATOR, id, 2, why)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(CorrectionRefusal.UNUSABLE_REASON);
        });
        assertThat(portfolios.entryCount(maya, id)).isEqualTo(2);
    }

    /** A face outside the basic plane is one character, of two chars. */
    @Test
    void theReasonHasAtMostFiveHundredCharacters() {
        append(account -> new FeeCharged(account.now(), usd("7"), "commission"));

        assertThat(corrections.reverse(ADMINISTRATOR, id, 2, "😀".repeat(501))).isInstanceOf(Refused.class);
        assertThat(corrections.reverse(ADMINISTRATOR, id, 2, "😀".repeat(500))).isInstanceOf(Booked.class);
    }

    /** Of the 1,000 that came in, 400 are spent; then 500 of the other 600 are kept. */
    @Test
    void cashThatIsSpentOrKeptByOpenOrdersIsNotTakenBack() {
        buy(4, "400");
        refused(id, 1, CorrectionRefusal.CASH_IS_GONE);

        assertThat(portfolios.deposit(maya, id, usd("100.01"))).isInstanceOf(CashMovement.Booked.class);
        change(account -> account.reserve(new OfCash(usd("600.01"))));
        refused(id, 3, CorrectionRefusal.CASH_IS_GONE);

        change(account -> account.release(new OfCash(usd("0.01"))));
        assertThat(corrections.reverse(ADMINISTRATOR, id, 3, "all that nobody keeps"))
                .isInstanceOf(Booked.class);
    }

    @Test
    void sharesThatAreSoldOrKeptByOpenOrdersAreNotTakenBack() {
        buy(4, "400");
        sell(1, "100", "100");
        refused(id, 2, CorrectionRefusal.SHARES_ARE_GONE);

        buy(3, "300");
        change(account -> account.reserve(new OfShares(AAPL, Quantity.of("3.5"))));
        refused(id, 4, CorrectionRefusal.SHARES_ARE_GONE);

        change(account -> account.release(new OfShares(AAPL, Quantity.of("0.5"))));
        assertThat(corrections.reverse(ADMINISTRATOR, id, 4, "all that nobody keeps"))
                .isInstanceOf(Booked.class);
    }

    /**
     * 10 for 100 and 10 for 300 cost 20 on average: 8 sold leave 12 that cost 240. Without the second purchase that
     * would be 2 shares for −60.
     */
    @Test
    void aPurchaseWhoseCostWasSpreadIsNotTakenBack() {
        buy(10, "100");
        buy(10, "300");
        sell(8, "160", "160");

        refused(id, 3, CorrectionRefusal.REST_WOULD_NOT_ADD_UP);
    }

    @Test
    void onlyAdministratorsCorrect() {
        var trader = new User(maya, "Maya", "", false);

        assertThatExceptionOfType(NotAdministrator.class).isThrownBy(() -> corrections.check(trader, id, 1));
        assertThatExceptionOfType(NotAdministrator.class).isThrownBy(() -> corrections.reverse(trader, id, 1, "mine"));
    }

    private void refused(PortfolioId portfolio, long sequence, CorrectionRefusal reason) {
        var before = portfolios.entryCount(maya, id);
        assertThat(corrections.reverse(ADMINISTRATOR, portfolio, sequence, "a mistake"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.sentence()).endsWith(".");
                })
                .isEqualTo(corrections.check(ADMINISTRATOR, portfolio, sequence));
        assertThat(portfolios.entryCount(maya, id)).isEqualTo(before);
        assertThat(verification.verify(id))
                .allMatch(difference -> difference.sentence().contains("reserved"));
    }

    private void buy(long shares, String cost) {
        append(account -> new Bought(account.now(), AAPL, Quantity.of(shares), Price.usd("1"), usd(cost)));
    }

    private void sell(long shares, String proceeds, String costTaken) {
        append(account ->
                new Sold(account.now(), AAPL, Quantity.of(shares), Price.usd("1"), usd(proceeds), usd(costTaken)));
    }

    private void append(Function<LockedPortfolio, LedgerEntry> entry) {
        change(account -> {
            var _ = account.append(entry.apply(account));
        });
    }

    private void change(Consumer<LockedPortfolio> change) {
        transaction.executeWithoutResult(
                _ -> change.accept(portfolios.lock(maya, id).orElseThrow()));
    }

    private Money cash() {
        return portfolios.find(maya, id).orElseThrow().cash();
    }
}
