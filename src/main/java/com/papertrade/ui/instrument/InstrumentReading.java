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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of an instrument, read at one moment.
 *
 * @param today the day it is at the exchange
 * @param history in shares as they are counted today, as far back as is shown and at least a year
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
        return splitsUntil(today, actions);
    }

    static List<SplitNotice> splitsUntil(LocalDate day, List<CorporateActionNotice> actions) {
        return of(SplitNotice.class, actions)
                .filter(split -> !split.effectiveOn().isAfter(day))
                .toList();
    }

    Stream<DividendNotice> dividendNotices() {
        return of(DividendNotice.class, actions);
    }

    private static <A extends CorporateActionNotice> Stream<A> of(Class<A> kind, List<CorporateActionNotice> actions) {
        return actions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The latest session that is over. */
    Optional<PriceBar> latestBar() {
        return history.bars().reversed().stream().findFirst();
    }

    Optional<Price> previousClose() {
        return quote.flatMap(earlierCloses()::before);
    }

    EarlierCloses earlierCloses() {
        return EarlierCloses.of(history, splits());
    }

    /** The lowest and the highest price within a year, as shares are counted today. */
    Optional<Extremes> yearsExtremes() {
        return extremesOf(history.from(today.minusYears(1)));
    }

    /** Of the bars and the last price. */
    Optional<Extremes> extremesOf(PriceHistory shown) {
        var last = quote.map(Quote::last).stream().toList();
        var lows = Stream.concat(shown.bars().stream().map(PriceBar::low), last.stream());
        var highs = Stream.concat(shown.bars().stream().map(PriceBar::high), last.stream());
        var byPrice = Comparator.<Price>naturalOrder();
        return lows.min(byPrice).flatMap(low -> highs.max(byPrice).map(high -> new Extremes(low, high)));
    }

    /** The lowest and the highest. */
    record Extremes(Price low, Price high) {

        /** Within their distance once more, to either side; of prices that hardly differ, within a hundredth. */
        boolean areNear(BigDecimal price) {
            var distance =
                    high.perShare().subtract(low.perShare()).max(high.perShare().movePointLeft(2));
            return price.compareTo(low.perShare().subtract(distance)) >= 0
                    && price.compareTo(high.perShare().add(distance)) <= 0;
        }
    }
}
