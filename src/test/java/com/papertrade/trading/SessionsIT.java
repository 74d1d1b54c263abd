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

import com.papertrade.marketdata.Granularity;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders and the hours of the exchange: what waits for the open, what ends at the close, which prices count. */
@PlayedTradingTest
class SessionsIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final Instant TUESDAY_10_00 = Instant.parse("2026-11-24T15:00:00Z");
    private static final Instant TUESDAY_18_00 = Instant.parse("2026-11-24T23:00:00Z");
    private static final Instant WEDNESDAY_9_30 = Instant.parse("2026-11-25T14:30:00Z");
    private static final TradingTerms REALISTIC = new TradingTerms(ExecutionPolicy.REALISTIC, Charge.NONE, Charge.NONE);

    @Autowired
    Trader maya;

    @Autowired
    PlayedMarket market;

    @Autowired
    OrderMatcher matcher;

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
    void realisticMeansTheNextPriceAndNotTheOneThatWasThere() {
        maya.opensAccount(REALISTIC);
        var order = maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
        assertThat(order.kept()).contains(new Reservation.OfCash(usd("2100"))); // 10 × 200 × 1.05

        matcher.match(List.of(IBM));
        assertThat(maya.now(order).isOpen()).isTrue();

        at(TUESDAY_10_00.plusSeconds(5), "201.25");
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("201.25"));
        assertThat(maya.fillOf(order).rule()).isEqualTo(FillRule.MARKET_NEXT_PRICE);
        assertThat(maya.account().buyingPower()).isEqualTo(usd("7987.50"));
    }

    @Test
    void outsideHoursARealisticOrderWaitsForTheOpenAndSaysSo() {
        maya.opensAccount(REALISTIC);
        market.clock.moveTo(TUESDAY_18_00);
        var order = maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
        assertThat(maya.storyOf(order))
                .contains("Waits for the open: Wednesday, Nov 25, 9:30 New York.")
                .contains("Ends unfilled at the close: Wednesday, Nov 25, 16:00 New York.");

        // Somebody trades after hours; the exchange does not.
        at(TUESDAY_18_00.plusSeconds(60), "190");
        assertThat(maya.now(order).isOpen()).isTrue();

        at(WEDNESDAY_9_30, "205");
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("205"));
    }

    @Test
    void anAmountThatWaitsBuysWhatTheFirstPriceGives() {
        maya.opensAccount(REALISTIC);
        var order = maya.waits(maya.ticket(BUY, new OrderSize.Amount(usd("500")), OrderType.MARKET, DAY));
        assertThat(order.kept()).contains(new Reservation.OfCash(usd("500")));

        at(TUESDAY_10_00.plusSeconds(5), "160");

        assertThat(maya.fillOf(order).quantity()).isEqualTo(Quantity.of("3.125"));
    }

    /** Close on a full day, on the half day after Thanksgiving, and on both sides of the end of daylight saving. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T15:00:00Z, 2026-11-24T21:00:00Z",
        "2026-11-24T22:00:00Z, 2026-11-25T21:00:00Z",
        "2026-11-27T15:00:00Z, 2026-11-27T18:00:00Z",
        "2026-11-27T18:00:00Z, 2026-11-30T21:00:00Z",
        "2026-10-30T14:00:00Z, 2026-10-30T20:00:00Z",
        "2026-10-31T12:00:00Z, 2026-11-02T21:00:00Z",
    })
    void aDayOrderEndsAtTheCloseOfItsSession(Instant placed, Instant close) {
        market.reset(placed);
        market.trades(IBM, "200");
        maya.opensAccount(TradingTerms.DEFAULT);
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));
        assertThat(order.expiresAt()).contains(close);

        market.clock.moveTo(close.minusSeconds(1));
        matcher.run();
        assertThat(maya.now(order).isOpen()).isTrue();

        market.clock.moveTo(close);
        matcher.run();
        assertThat(maya.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(maya.account().reserved()).isEqualTo(usd("0"));
    }

    @Test
    void aPriceFromAfterTheCloseDoesNotFillADayOrder() {
        maya.opensAccount(TradingTerms.DEFAULT);
        var day = maya.waits(maya.ticket(BUY, "1", limit("190")));
        var cancelled = maya.waits(maya.ticket(BUY, shares("1"), limit("190"), GOOD_TILL_CANCELLED));

        at(WEDNESDAY_9_30, "180");

        assertThat(maya.now(day).isOpen()).isTrue(); // until the job ends it
        assertThat(maya.fillOf(cancelled).price()).isEqualTo(Price.usd("180"));
        matcher.run();
        assertThat(maya.now(day).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void sessionsThatWereMissedAreMadeUpForFromTheirBars() {
        maya.opensAccount(TradingTerms.DEFAULT);
        var order = maya.waits(maya.ticket(BUY, shares("10"), limit("190"), GOOD_TILL_CANCELLED));
        market.bar(IBM, TUESDAY, "199", "201", "185", "199"); // under way when it was placed: only the close counts
        market.bar(IBM, WEDNESDAY, "198", "199", "189", "195");

        at(Instant.parse("2026-11-26T12:00:00Z"), "196");

        var fill = maya.fillOf(order);
        assertThat(fill.price()).isEqualTo(Price.usd("190"));
        assertThat(fill.basis()).isEqualTo(PriceBasis.BAR);
        assertThat(fill.priceSession()).isEqualTo(WEDNESDAY);
        assertThat(fill.rule()).isEqualTo(FillRule.LIMIT_AT_LIMIT);
    }

    @Test
    void withOnePriceASessionAnOrderFromBeforeTheOpenMeetsTheWholeBar() {
        endOfDayFeed();
        market.clock.moveTo(Instant.parse("2026-11-24T13:00:00Z")); // 8:00
        maya.opensAccount(REALISTIC);
        var market1 = maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
        var limit = maya.waits(maya.ticket(BUY, "10", limit("195")));

        tuesdaysBarArrives();

        assertThat(maya.fillOf(market1).price()).isEqualTo(Price.usd("201"));
        assertThat(maya.fillOf(market1).rule()).isEqualTo(FillRule.MARKET_OPEN);
        assertThat(maya.fillOf(limit).price()).isEqualTo(Price.usd("195"));
    }

    @Test
    void withOnePriceASessionAnOrderFromWithinItMeetsTheCloseAlone() {
        endOfDayFeed();
        maya.opensAccount(REALISTIC);
        var atMarket = maya.waits(maya.ticket(BUY, "10", OrderType.MARKET));
        var limit = maya.waits(maya.ticket(BUY, "10", limit("195")));

        // The session is over, and its prices are not there yet: the day orders wait for them.
        market.clock.moveTo(Instant.parse("2026-11-24T21:05:00Z"));
        matcher.run();
        assertThat(maya.now(atMarket).isOpen()).isTrue();

        tuesdaysBarArrives();
        assertThat(maya.fillOf(atMarket).price()).isEqualTo(Price.usd("198"));
        assertThat(maya.fillOf(atMarket).rule()).isEqualTo(FillRule.MARKET_CLOSE);
        assertThat(maya.now(limit).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void aDayOrderEndsWhenTheNextSessionOpensThoughItsPricesNeverCame() {
        endOfDayFeed();
        maya.opensAccount(REALISTIC);
        var order = maya.waits(maya.ticket(BUY, "10", limit("195")));

        market.clock.moveTo(WEDNESDAY_9_30.minusSeconds(1));
        matcher.run();
        assertThat(maya.now(order).isOpen()).isTrue();

        market.clock.moveTo(WEDNESDAY_9_30);
        matcher.run();
        assertThat(maya.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void aSellStopOfARealisticPortfolioFillsAtTheStopWithinABar() {
        maya.opensAccount(TradingTerms.DEFAULT);
        maya.buysAtTheMarket("10");
        var order = maya.waits(maya.ticket(SELL, shares("10"), stop("190"), GOOD_TILL_CANCELLED));
        market.bar(IBM, WEDNESDAY, "198", "199", "185", "187");

        at(Instant.parse("2026-11-25T22:00:00Z"), "195");

        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("190"));
        assertThat(maya.fillOf(order).rule()).isEqualTo(FillRule.STOP_AT_STOP);
    }

    private void endOfDayFeed() {
        market.granularity = Granularity.END_OF_DAY;
        market.closes(IBM, "200", MONDAY);
    }

    private void tuesdaysBarArrives() {
        market.clock.moveTo(Instant.parse("2026-11-24T21:20:00Z"));
        market.bar(IBM, TUESDAY, "201", "203", "194", "198");
        market.closes(IBM, "198", TUESDAY);
        matcher.run();
    }

    private void at(Instant moment, String price) {
        market.clock.moveTo(moment);
        market.trades(IBM, price);
        matcher.match(List.of(IBM));
    }

    private static OrderSize shares(String quantity) {
        return new OrderSize.Shares(Quantity.of(quantity));
    }
}
