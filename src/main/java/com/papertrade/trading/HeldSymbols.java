package com.papertrade.trading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketDemand;
import com.papertrade.portfolio.Portfolios;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the feed what somebody holds, so that its closes are there before anybody asks. */
@Component
class HeldSymbols implements MarketDemand {

    private final Portfolios portfolios;
    private final Instruments instruments;

    HeldSymbols(Portfolios portfolios, Instruments instruments) {
        this.portfolios = portfolios;
        this.instruments = instruments;
    }

    /** All but what is delisted: it will never have another price, and would cost calls for ever. */
    @Override
    public Map<Symbol, CallPriority> symbols() {
        var held = portfolios.heldSymbols();
        var listings = instruments.find(held);
        return held.stream()
                .filter(symbol -> Optional.ofNullable(listings.get(symbol))
                        .map(Instrument::active)
                        .orElse(true))
                .collect(toMap(identity(), _ -> CallPriority.HELD));
    }
}
