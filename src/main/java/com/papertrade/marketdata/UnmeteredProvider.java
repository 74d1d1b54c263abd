package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A provider whose answers cost nothing and come at once, so that it is asked whenever a price is
 * wanted and nothing it says needs to be kept. It never throws {@link FeedUnavailable}.
 */
public interface UnmeteredProvider extends MarketDataProvider {

    @Override
    default boolean metered() {
        return false;
    }

    /** A completed session, empty when there was none or the symbol is unknown. */
    Optional<PriceBar> bar(Symbol symbol, LocalDate session);

    /** The completed sessions from that day on, empty when the symbol is unknown. */
    Optional<PriceHistory> history(Symbol symbol, LocalDate from);

    /**
     * The splits and dividends that are effective between two days, both included, as far as they
     * have been announced by now; oldest first.
     */
    List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to);
}
