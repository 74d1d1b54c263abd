package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.TimeInForce.DAY;
import static com.papertrade.trading.TimeInForce.GOOD_TILL_CANCELLED;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static com.papertrade.trading.Trader.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders whose prices come late, in between, all at once, or in shares of another kind, with IBM at 200 on Tuesday. */
@PlayedTradingTest
class MissedMarketIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final Instant TUESDAY_10_00 = Instant.parse("2026-11-24T15:00:00Z");
    private static final Instant TUESDAY_18_00 = Instant.parse("2026-11-24T23:00:00Z");
    private static final Instant WEDNESDAY_17_00 = Instant.parse("2026-11-25T22:00:00Z");
    private static final Instant FRIDAY_17_00 = Instant.parse("2026-11-27T22:00:00Z");
    private static final TradingTerms REALISTIC = new TradingTerms(ExecutionPolicy.REALISTIC, Charge.NONE, Charge.NONE);

    @Autowired
    Trader maya;

    @Autowired
    PlayedMarket market;

    @Autowired
    OrderMatcher matcher;

    @Autowired
    OrderEntry entry;

    @Autowired
    SplitAdjustment splits;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void tuesdayMorning() {
        market.reset(TUESDAY_10_00);
        market.trades(IBM, "200");
    }

    @AfterEach
    void theLedgerAgrees() {
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void aBarThatArrivesWhileOrdersAreMatchedIsMetBeforeTheOrderEnds() {
        var order = dayOrderOfAnEndOfDayFeed();
        market.clock.moveTo(Instant.parse("2026-11-24T21:20:00Z"));
        market.afterHistory = this::tuesdaysBarIsPublished;

        matcher.run();
        assertThat(maya.now(order).isOpen()).isTrue();

        matcher.run();
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("198"));
    }

    @Test
    void anOrderThatCouldNotMeetItsSessionDoesNotEndUnmet() {
        var order = dayOrderOfAnEndOfDayFeed();
        market.clock.moveTo(Instant.parse("2026-11-24T21:20:00Z"));
        tuesdaysBarIsPublished();

        whileNothingCanBeFilled(() -> assertThatExceptionOfType(JobFailed.class).isThrownBy(matcher::run));
        assertThat(maya.now(order).isOpen()).isTrue();

        matcher.run();
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("198"));
    }

    @Test
    void sessionsThatWereMissedAreMetDayByDayAndNotOrderByOrder() {
        maya.opensAccount(TradingTerms.DEFAULT);
        var first = maya.waits(maya.ticket(BUY, shares("25"), stop("230"), GOOD_TILL_CANCELLED));
        var second = maya.waits(maya.ticket(BUY, shares("20"), stop("220"), GOOD_TILL_CANCELLED));
        market.bar(IBM, WEDNESDAY, "201", "225", "200", "224");
        market.bar(IBM, FRIDAY, "240", "241", "239", "240");
        market.clock.moveTo(FRIDAY_17_00);

        matcher.match(List.of(IBM));

        // Wednesday: 20 × 220 = 4,400 of 10,000. Friday: 25 × 240 = 6,000, and 5,600 are left.
        assertThat(maya.fillOf(second).price()).isEqualTo(Price.usd("220"));
        assertThat(maya.now(first).rejection())
                .hasValueSatisfying(rejection ->
                        assertThat(rejection.sentence()).contains("$5,600.00").contains("$6,000.00"));
    }

    @Test
    void anOrderPlacedRightBeforeTheCloseMeetsTheCloseThoughOthersHaveMetItBefore() {
        maya.opensAccount(REALISTIC);
        var early = maya.waits(maya.ticket(BUY, "1", limit("150")));
        market.bar(IBM, TUESDAY, "199", "201", "185", "188");
        market.clock.moveTo(Instant.parse("2026-11-24T20:59:59Z"));
        var late = maya.waits(maya.ticket(BUY, shares("1"), limit("190"), GOOD_TILL_CANCELLED));
        market.clock.moveTo(Instant.parse("2026-11-24T21:00:00Z"));
        hidden(late, () -> matcher.match(List.of(IBM)));

        matcher.run();

        assertThat(maya.now(early).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(maya.fillOf(late).price()).isEqualTo(Price.usd("188"));
    }

    @Test
    void pricesFromAfterASplitAreHeldBackUntilTheOrderIsAdjustedForIt() {
        maya.opensAccount(TradingTerms.DEFAULT);
        var order = maya.waits(maya.ticket(BUY, shares("10"), limit("150"), GOOD_TILL_CANCELLED));
        market.announces(new SplitNotice(IBM, WEDNESDAY, SplitRatio.of("2")));
        market.bar(IBM, WEDNESDAY, "100", "101", "99", "100");
        market.clock.moveTo(WEDNESDAY_17_00);

        matcher.run();
        assertThat(maya.now(order).isOpen()).isTrue();

        transaction.executeWithoutResult(_ -> splits.apply(
                portfolios.lock(maya.portfolio).orElseThrow(), IBM, SplitRatio.of("2"), WEDNESDAY, () -> {}));
        matcher.run();
        assertThat(maya.now(order).isOpen()).isTrue(); // 20 shares below 75 now

        market.bar(IBM, FRIDAY, "74", "76", "73", "75");
        market.clock.moveTo(FRIDAY_17_00);
        matcher.run();
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("74"));
        assertThat(maya.fillOf(order).quantity()).isEqualTo(Quantity.of(20));
    }

    @Test
    void aBuyStopByAmountKeepsTheMarginAsItIsSharesAlready() {
        maya.opensAccount(TradingTerms.DEFAULT);

        var order = maya.waits(maya.ticket(BUY, new OrderSize.Amount(usd("500")), stop("250"), DAY));

        assertThat(order.quantity()).contains(Quantity.of(2));
        assertThat(order.kept()).contains(new Reservation.OfCash(usd("420"))); // 2 × 200 × 1.05
    }

    @Test
    void aRealisticStopIsNotRefusedForThePriceOfASessionThatIsOver() {
        maya.opensAccount(REALISTIC);
        buysAndHasTen();
        market.closes(IBM, "200", TUESDAY);
        market.clock.moveTo(TUESDAY_18_00);

        var order = maya.waits(maya.ticket(SELL, shares("10"), stop("210"), GOOD_TILL_CANCELLED));

        assertThat(order.isOpen()).isTrue();
    }

    @Test
    void aRealisticStopIsRefusedForThePriceOfNow() {
        maya.opensAccount(REALISTIC);
        buysAndHasTen();

        assertThat(maya.isRefused(maya.ticket(SELL, "10", stop("210"))).reason())
                .isEqualTo(RejectionReason.STOP_ALREADY_REACHED);
    }

    @Test
    void aPriceThatGrewOldWhileTheOrderWaitedForItsTurnFillsNothing() {
        market.granularity = Granularity.END_OF_DAY;
        market.closes(IBM, "200", MONDAY);
        maya.opensAccount(TradingTerms.DEFAULT);
        market.clock.moveTo(Instant.parse("2026-11-24T20:59:59Z"));
        var price = KnownPrice.of(market.quote(IBM), market.clock());
        assertThat(price.current()).isTrue();

        market.clock.moveTo(Instant.parse("2026-11-24T21:00:00Z"));
        var outcome = entry.enter(maya.id, maya.ticket(BUY, "1", OrderType.MARKET), price, Optional.empty());

        assertThat(Trader.rejection(outcome).reason()).isEqualTo(RejectionReason.NO_CURRENT_PRICE);
    }

    private Order dayOrderOfAnEndOfDayFeed() {
        market.granularity = Granularity.END_OF_DAY;
        market.closes(IBM, "200", MONDAY);
        maya.opensAccount(REALISTIC);
        return maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
    }

    private void tuesdaysBarIsPublished() {
        market.bar(IBM, TUESDAY, "201", "203", "194", "198");
        market.closes(IBM, "198", TUESDAY);
    }

    private void buysAndHasTen() {
        var order = maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
        market.clock.moveTo(TUESDAY_10_00.plusSeconds(5));
        market.trades(IBM, "200");
        matcher.match(List.of(IBM));
        assertThat(maya.fillOf(order).quantity()).isEqualTo(Quantity.of(10));
    }

    private void whileNothingCanBeFilled(Runnable action) {
        run("ALTER TABLE order_event ADD CONSTRAINT no_fills CHECK (kind <> 'FILLED') NOT VALID");
        try {
            action.run();
        } finally {
            run("ALTER TABLE order_event DROP CONSTRAINT no_fills");
        }
    }

    /** As if the order's transaction were not committed yet. */
    private void hidden(Order order, Runnable action) {
        run("UPDATE trade_order SET symbol = 'MSFT' WHERE id = '%s'"
                .formatted(order.id().value()));
        action.run();
        run("UPDATE trade_order SET symbol = 'IBM' WHERE id = '%s'"
                .formatted(order.id().value()));
    }

    private void run(String statement) {
        var _ = database.sql(statement).update();
    }

    private static OrderSize shares(String quantity) {
        return new OrderSize.Shares(Quantity.of(quantity));
    }
}
