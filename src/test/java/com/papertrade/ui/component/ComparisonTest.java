package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final Price CLOSE = Price.usd("230.00");
    private static final Comparison THURSDAY =
            new Comparison(quote("QUIL", "236.85", "2026-11-19"), Optional.of(CLOSE));

    @Test
    void anotherPriceOfTheSessionIsComparedWithTheSameClose() {
        var later = quote("QUIL", "237.00", "2026-11-19");

        assertThat(THURSDAY.movedTo(later)).isEqualTo(new Comparison(later, Optional.of(CLOSE)));
    }

    @Test
    void theCloseBeforeAnotherSessionOrOfAnotherInstrumentIsNotKnown() {
        assertThat(THURSDAY.movedTo(quote("QUIL", "237.00", "2026-11-20")).closeBefore())
                .isEmpty();
        assertThat(THURSDAY.movedTo(quote("KEST", "237.00", "2026-11-19")).closeBefore())
                .isEmpty();
    }

    private static Quote quote(String symbol, String price, String session) {
        return new Quote(
                new Symbol(symbol),
                Price.usd(price),
                Optional.of(CLOSE),
                LocalDate.parse(session),
                NOW,
                NOW,
                PriceSource.SIMULATED);
    }
}
