package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The last price of an instrument, as traded.
 *
 * @param previousClose the close of the session before {@code session}, where the source knows it
 * @param session the trading day the price belongs to
 * @param observedAt the moment in the market that the price speaks of; the session's close for an
 *     end-of-day price, however much later it was fetched
 * @param fetchedAt when the provider said so; freshness counts from here
 */
public record Quote(
        Symbol symbol,
        Price last,
        Optional<Price> previousClose,
        LocalDate session,
        Instant observedAt,
        Instant fetchedAt,
        PriceSource source) {

    /**
     * The previous close in shares as they are counted in this price's session, so that the two can be compared: on the day
     * of a split the close before it is of another count.
     *
     * @param splits of this instrument; those that are not effective in this price's session change nothing
     */
    public Optional<Price> comparableClose(List<SplitNotice> splits) {
        var ofItsDay = splits.stream()
                .filter(split -> split.effectiveOn().equals(session))
                .toList();
        return previousClose.map(close -> PriceHistory.adjusted(close, session.minusDays(1), ofItsDay));
    }

    /** Whether it is the close of the latest completed session or newer: fit for an order. */
    public boolean isCurrentAt(MarketClock clock) {
        var completed = clock.latestCompleted();
        return session.isAfter(completed.date())
                || (session.equals(completed.date()) && completed.isOverAt(observedAt));
    }
}
