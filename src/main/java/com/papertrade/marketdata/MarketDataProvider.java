package com.papertrade.marketdata;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a provider of market data implements. Chosen by configuration; only {@link MarketData}, and
 * who looks for corporate actions, call it. Every call may take long and every call may throw {@link FeedUnavailable}.
 */
public interface MarketDataProvider {

    PriceSource source();

    Granularity granularity();

    /** The calendar its sessions follow. */
    TradingCalendar calendar();

    /**
     * Whether each call costs: a metered provider is asked through the {@code CallBudget} and its
     * answers are kept, an unmetered one is asked whenever a price is wanted.
     */
    boolean metered();

    /** How long a call may take until it has failed. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** The newest price, empty when the provider does not know the symbol. */
    Optional<Quote> quote(Symbol symbol, CallPriority priority);

    /** The latest sessions, about 100 or more, empty when the provider does not know the symbol. */
    Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority);

    /** All the splits, or all the dividends, it tells of, announced ones included; not judged yet. None is the default. */
    default List<ReportedAction> corporateActions(Symbol symbol, ReportedAction.Kind kind, CallPriority priority) {
        return List.of();
    }

    /** Everything that is listed now. */
    Listings listings();

    /** What the provider finds for a text, best first; reaches beyond the listings. */
    List<Instrument> search(String text);
}
