package com.papertrade.trading;

import static com.papertrade.trading.FillRule.LIMIT_AT_BETTER;
import static com.papertrade.trading.FillRule.LIMIT_AT_LIMIT;
import static com.papertrade.trading.FillRule.MARKET_CLOSE;
import static com.papertrade.trading.FillRule.MARKET_NEXT_PRICE;
import static com.papertrade.trading.FillRule.MARKET_OPEN;
import static com.papertrade.trading.FillRule.STOP_AT_GAP;
import static com.papertrade.trading.FillRule.STOP_AT_STOP;
import static com.papertrade.trading.FillRule.STOP_LIMIT_AT_CLOSE;

import com.papertrade.money.Price;
import com.papertrade.trading.Judgement.Fills;
import com.papertrade.trading.Judgement.Triggers;
import com.papertrade.trading.Judgement.Waits;

/**
 * When and at which price an order that waits is filled (PRODUCT.md, section 3). Of what happened within
 * a session only four prices are known, so in doubt a rule decides against the trader: a touch of the
 * limit does not fill, because others were first in the queue, and a stop is never filled better than
 * at the stop.
 */
final class FillRules {

    private static final Judgement WAITS = new Waits();

    private FillRules() {}

    /**
     * @param triggered whether a stop-limit order has met its stop before
     * @param seen after the order began to wait
     */
    static Judgement judge(Side side, OrderType type, boolean triggered, Observation seen) {
        return switch (type) {
            case OrderType.Market _ -> new Fills(seen.open(), marketRule(seen));
            case OrderType.Limit limit -> limit(side, limit.limit(), seen);
            case OrderType.Stop stop -> stop(side, stop.stop(), seen);
            case OrderType.StopLimit both -> triggered ? limit(side, both.limit(), seen) : stopLimit(side, both, seen);
        };
    }

    private static FillRule marketRule(Observation seen) {
        return switch (seen.basis()) {
            case QUOTE -> MARKET_NEXT_PRICE;
            case BAR -> seen.isSinglePrice() ? MARKET_CLOSE : MARKET_OPEN;
        };
    }

    private static Judgement limit(Side side, Price limit, Observation seen) {
        if (!isBetter(side, best(side, seen), limit)) {
            return WAITS;
        }
        return isBetter(side, seen.open(), limit)
                ? new Fills(seen.open(), LIMIT_AT_BETTER)
                : new Fills(limit, LIMIT_AT_LIMIT);
    }

    private static Judgement stop(Side side, Price stop, Observation seen) {
        if (!isReached(side, stop, seen)) {
            return WAITS;
        }
        // Worse than the stop: it opened beyond it.
        return isBetter(side, stop, seen.open()) ? new Fills(seen.open(), STOP_AT_GAP) : new Fills(stop, STOP_AT_STOP);
    }

    private static Judgement stopLimit(Side side, OrderType.StopLimit type, Observation seen) {
        if (!isReached(side, type.stop(), seen)) {
            return WAITS;
        }
        return isBetter(side, seen.close(), type.limit())
                ? new Fills(seen.close(), STOP_LIMIT_AT_CLOSE)
                : new Triggers();
    }

    static boolean isReached(Side side, Price stop, Observation seen) {
        return switch (side) {
            case BUY -> seen.high().compareTo(stop) >= 0;
            case SELL -> seen.low().compareTo(stop) <= 0;
        };
    }

    private static Price best(Side side, Observation seen) {
        return switch (side) {
            case BUY -> seen.low();
            case SELL -> seen.high();
        };
    }

    /** Strictly better for who trades that way: lower to buy, higher to sell. */
    private static boolean isBetter(Side side, Price price, Price than) {
        return switch (side) {
            case BUY -> price.compareTo(than) < 0;
            case SELL -> price.compareTo(than) > 0;
        };
    }
}
