package com.papertrade.trading;

import static com.papertrade.trading.FillRule.LIMIT_AT_BETTER;
import static com.papertrade.trading.FillRule.LIMIT_AT_LIMIT;
import static com.papertrade.trading.FillRule.MARKET_CLOSE;
import static com.papertrade.trading.FillRule.MARKET_NEXT_PRICE;
import static com.papertrade.trading.FillRule.MARKET_OPEN;
import static com.papertrade.trading.FillRule.STOP_AT_GAP;
import static com.papertrade.trading.FillRule.STOP_AT_STOP;
import static com.papertrade.trading.FillRule.STOP_LIMIT_AT_CLOSE;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.trading.Judgement.Fills;
import com.papertrade.trading.Judgement.Triggers;
import com.papertrade.trading.Judgement.Waits;
import com.papertrade.trading.OrderType.Limit;
import com.papertrade.trading.OrderType.Stop;
import com.papertrade.trading.OrderType.StopLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PRODUCT.md, section 3, on a session that opened at 100, went up to 110 and down to 90, and closed at 105. */
class FillRulesTest {

    private static final Symbol IBM = new Symbol("IBM");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
    private static final Observation SESSION = bar("100", "110", "90", "105");

    @Test
    void aMarketOrderFillsAtTheOpenOfASessionOrAtTheFirstQuote() {
        assertThat(judge(BUY, OrderType.MARKET, SESSION)).isEqualTo(fills("100", MARKET_OPEN));
        assertThat(judge(SELL, OrderType.MARKET, quote("101.5"))).isEqualTo(fills("101.5", MARKET_NEXT_PRICE));
    }

    @Test
    void aBuyLimitFillsAtTheLimitOncePricesGoBelowIt() {
        assertThat(judge(BUY, limit("95"), SESSION)).isEqualTo(fills("95", LIMIT_AT_LIMIT));
        assertThat(judge(BUY, limit("90.01"), SESSION)).isEqualTo(fills("90.01", LIMIT_AT_LIMIT));
    }

    @Test
    void aTouchOfTheLimitDoesNotFill() {
        assertThat(judge(BUY, limit("90"), SESSION)).isEqualTo(new Waits());
        assertThat(judge(SELL, limit("110"), SESSION)).isEqualTo(new Waits());
        assertThat(judge(BUY, limit("90"), quote("90"))).isEqualTo(new Waits());
    }

    @Test
    void anOpenBetterThanTheLimitFillsAtTheOpen() {
        assertThat(judge(BUY, limit("102"), SESSION)).isEqualTo(fills("100", LIMIT_AT_BETTER));
        assertThat(judge(SELL, limit("98"), SESSION)).isEqualTo(fills("100", LIMIT_AT_BETTER));
        assertThat(judge(BUY, limit("102"), quote("101"))).isEqualTo(fills("101", LIMIT_AT_BETTER));
    }

    @Test
    void anOpenAtTheLimitFillsAtTheLimitOncePricesGoBeyond() {
        assertThat(judge(BUY, limit("100"), SESSION)).isEqualTo(fills("100", LIMIT_AT_LIMIT));
        assertThat(judge(BUY, limit("100"), bar("100", "110", "100", "105"))).isEqualTo(new Waits());
    }

    @Test
    void aSellLimitFillsAtTheLimitOncePricesGoAboveIt() {
        assertThat(judge(SELL, limit("109.99"), SESSION)).isEqualTo(fills("109.99", LIMIT_AT_LIMIT));
        assertThat(judge(SELL, limit("111"), SESSION)).isEqualTo(new Waits());
    }

    @Test
    void aStopTriggersByATouchAndFillsAtTheStop() {
        assertThat(judge(BUY, stop("110"), SESSION)).isEqualTo(fills("110", STOP_AT_STOP));
        assertThat(judge(SELL, stop("90"), SESSION)).isEqualTo(fills("90", STOP_AT_STOP));
        assertThat(judge(BUY, stop("110.01"), SESSION)).isEqualTo(new Waits());
        assertThat(judge(SELL, stop("89.99"), SESSION)).isEqualTo(new Waits());
    }

    @Test
    void anOpenBeyondTheStopFillsAtTheOpen() {
        assertThat(judge(BUY, stop("99"), SESSION)).isEqualTo(fills("100", STOP_AT_GAP));
        assertThat(judge(SELL, stop("103"), SESSION)).isEqualTo(fills("100", STOP_AT_GAP));
        assertThat(judge(SELL, stop("103"), quote("97.20"))).isEqualTo(fills("97.20", STOP_AT_GAP));
    }

    @Test
    void aStopLimitIsJudgedOnTheCloseOfTheSessionThatTriggersIt() {
        // Reached 108; the close of 105 is below the limit of 106, but not below one of 105.
        assertThat(judge(BUY, stopLimit("108", "106"), SESSION)).isEqualTo(fills("105", STOP_LIMIT_AT_CLOSE));
        assertThat(judge(BUY, stopLimit("108", "105"), SESSION)).isEqualTo(new Triggers());
        assertThat(judge(SELL, stopLimit("92", "104"), SESSION)).isEqualTo(fills("105", STOP_LIMIT_AT_CLOSE));
        assertThat(judge(SELL, stopLimit("92", "105"), SESSION)).isEqualTo(new Triggers());
        assertThat(judge(BUY, stopLimit("111", "120"), SESSION)).isEqualTo(new Waits());
    }

    @Test
    void aTriggeredStopLimitIsALimitOrder() {
        var triggered = FillRules.judge(BUY, stopLimit("120", "95"), true, SESSION);

        assertThat(triggered).isEqualTo(fills("95", LIMIT_AT_LIMIT));
    }

    @Test
    void ofASessionUnderWayOnlyTheCloseIsFromAfterTheOrder() {
        var afterNoon = SESSION.after(NOON).orElseThrow();

        assertThat(judge(BUY, limit("95"), afterNoon)).isEqualTo(new Waits());
        assertThat(judge(BUY, limit("106"), afterNoon)).isEqualTo(fills("105", LIMIT_AT_BETTER));
        assertThat(judge(BUY, OrderType.MARKET, afterNoon)).isEqualTo(fills("105", MARKET_CLOSE));
        assertThat(judge(SELL, stop("90"), afterNoon)).isEqualTo(new Waits());
    }

    @Test
    void aSessionThatWasOverWhenTheOrderCameIsNothingToIt() {
        assertThat(SESSION.after(SESSION.until())).isEmpty();
        assertThat(SESSION.after(SESSION.from())).contains(SESSION);
        assertThat(quote("100").after(NOON)).isEmpty();
        assertThat(quote("100").after(NOON.minusNanos(1))).isPresent();
    }

    private static Judgement judge(Side side, OrderType type, Observation seen) {
        return FillRules.judge(side, type, false, seen);
    }

    private static Fills fills(String price, FillRule rule) {
        return new Fills(Price.usd(price), rule);
    }

    private static Limit limit(String price) {
        return new Limit(Price.usd(price));
    }

    private static Stop stop(String price) {
        return new Stop(Price.usd(price));
    }

    private static StopLimit stopLimit(String stop, String limit) {
        return new StopLimit(Price.usd(stop), Price.usd(limit));
    }

    private static Observation bar(String open, String high, String low, String close) {
        var bar = new PriceBar(TUESDAY, Price.usd(open), Price.usd(high), Price.usd(low), Price.usd(close), 1_000);
        return Observation.of(IBM, bar, new NyseCalendar().session(TUESDAY).orElseThrow(), PriceSource.ALPHA_VANTAGE);
    }

    private static Observation quote(String price) {
        return Observation.of(
                new Quote(IBM, Price.usd(price), Optional.empty(), TUESDAY, NOON, NOON, PriceSource.ALPHA_VANTAGE));
    }
}
