package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The sessions known of one instrument.
 *
 * @param bars oldest first, at most one a session
 */
public record PriceHistory(Symbol symbol, PriceSource source, List<PriceBar> bars) {

    /** @throws IllegalArgumentException if the bars are not in the order of their sessions */
    public PriceHistory {
        bars = List.copyOf(bars);
        for (int i = 1; i < bars.size(); i++) {
            if (!bars.get(i - 1).session().isBefore(bars.get(i).session())) {
                throw new IllegalArgumentException("Bars of %s out of order at %s"
                        .formatted(symbol, bars.get(i).session()));
            }
        }
    }

    public Optional<Price> closeOf(LocalDate session) {
        return bars.stream()
                .filter(bar -> bar.session().equals(session))
                .findFirst()
                .map(PriceBar::close);
    }
}
