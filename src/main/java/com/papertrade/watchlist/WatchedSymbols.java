package com.papertrade.watchlist;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketDemand;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the feed what is watched: after what is held, and before what somebody merely looks at. */
@Component
class WatchedSymbols implements MarketDemand {

    private final Watchlist watchlist;
    private final Instruments instruments;

    WatchedSymbols(Watchlist watchlist, Instruments instruments) {
        this.watchlist = watchlist;
        this.instruments = instruments;
    }

    /** All but what is delisted: it will never have another price, and would cost calls for ever. */
    @Override
    public Map<Symbol, CallPriority> symbols() {
        return instruments.find(watchlist.watchedByAnybody()).values().stream()
                .filter(Instrument::active)
                .collect(toMap(Instrument::symbol, _ -> CallPriority.WATCHED));
    }
}
