package com.papertrade.ui.instrument;

import com.papertrade.instrument.Instrument;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.portfolio.Receivable;
import com.papertrade.trading.Order;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of an instrument, read at one moment.
 *
 * @param today the day it is at the exchange
 * @param history as traded, as far back as is shown and at least a year
 * @param actions those of the past and those that are announced, oldest first
 * @param fills the trader's own, newest first
 * @param waiting the trader's open orders
 * @param dividends what the trader's portfolios are entitled to, paid and not
 */
record InstrumentReading(
        Instrument instrument,
        LocalDate today,
        Optional<Quote> quote,
        PriceHistory history,
        List<CorporateActionNotice> actions,
        List<Order> fills,
        List<Order> waiting,
        List<Receivable> dividends,
        boolean watched) {

    /** The splits that have happened: what they did to the price is no loss. */
    List<SplitNotice> splits() {
        return actionsOf(SplitNotice.class)
                .filter(split -> !split.effectiveOn().isAfter(today))
                .toList();
    }

    Stream<DividendNotice> dividendNotices() {
        return actionsOf(DividendNotice.class);
    }

    private <A extends CorporateActionNotice> Stream<A> actionsOf(Class<A> kind) {
        return actions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** As shares are counted today. */
    PriceHistory adjusted() {
        return history.adjustedFor(splits());
    }

    /** The latest session that is over, as shares are counted today. */
    Optional<PriceBar> latestBar() {
        return adjusted().bars().reversed().stream().findFirst();
    }

    Optional<Price> previousClose() {
        return quote.flatMap(this::closeBefore);
    }

    /**
     * The close that a last price is compared with, in shares as they are counted in its session. Where the quote does not
     * say, it is that of the session before.
     */
    Optional<Price> closeBefore(Quote last) {
        return last.comparableClose(splits())
                .or(() -> adjusted().bars().reversed().stream()
                        .filter(bar -> bar.session().isBefore(last.session()))
                        .findFirst()
                        .map(PriceBar::close));
    }

    /** The lowest and the highest price within a year, as shares are counted today. */
    Optional<Extremes> yearsExtremes() {
        var year = adjusted().from(today.minusYears(1)).bars();
        var last = quote.map(Quote::last).stream().toList();
        var lows = Stream.concat(year.stream().map(PriceBar::low), last.stream());
        var highs = Stream.concat(year.stream().map(PriceBar::high), last.stream());
        var byPrice = Comparator.<Price>naturalOrder();
        return lows.min(byPrice).flatMap(low -> highs.max(byPrice).map(high -> new Extremes(low, high)));
    }

    /** The lowest and the highest. */
    record Extremes(Price low, Price high) {}
}
