package com.papertrade.trading;

import com.papertrade.instrument.SplitRatio;
import java.math.BigDecimal;

/**
 * One thing that happens in the life of a portfolio, in numbers that mean something in any situation: an
 * order is named by its place in the list of all orders, a price by its distance from the last one. So a
 * sequence stays a sequence when steps are left out of it.
 */
sealed interface Step {

    record Deposits(int cents) implements Step {}

    record Withdraws(int cents) implements Step {}

    record Places(Wish wish) implements Step {}

    /** @param which of all orders, those that have ended included */
    record Replaces(int which, Wish wish) implements Step {}

    record Cancels(int which) implements Step {}

    /** @param which of all tickets so far */
    record SendsAgain(int which) implements Step {}

    /** @param noticed whether the orders are told; if not, they meet the price later or never */
    record PriceMoves(int instrument, int percent, boolean noticed) implements Step {}

    /**
     * @param gap from the last price to the open, in percent
     * @param move from the last price to the close, in percent
     */
    record TimePasses(int hours, int gap, int move, boolean noticed) implements Step {}

    record Splits(int instrument, SplitRatio ratio) implements Step {}

    record ChangesTerms(TradingTerms to) implements Step {}

    /**
     * An order before there is a price to tell what it asks for.
     *
     * @param limit from the last price to the limit, in percent, and {@code stop} likewise
     */
    record Wish(int instrument, Side side, Size size, Kind kind, int limit, int stop, TimeInForce timeInForce) {}

    enum Kind {
        MARKET,
        LIMIT,
        STOP,
        STOP_LIMIT
    }

    sealed interface Size {

        record Shares(BigDecimal number) implements Size {}

        record Dollars(int cents) implements Size {}

        /** So many percent of what is held, and one share where nothing is. */
        record PartOfHeld(int percent) implements Size {}
    }
}
