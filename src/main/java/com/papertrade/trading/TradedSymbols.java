package com.papertrade.trading;

import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketDemand;
import com.papertrade.portfolio.Portfolios;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the feed what somebody holds or waits to trade, so that its prices are there before anybody asks. */
@Component
class TradedSymbols implements MarketDemand {

    private final Portfolios portfolios;
    private final OrderRows orders;
    private final Instruments instruments;

    TradedSymbols(Portfolios portfolios, OrderRows orders, Instruments instruments) {
        this.portfolios = portfolios;
        this.orders = orders;
        this.instruments = instruments;
    }

    /** All but what is delisted: it will never have another price, and would cost calls for ever. */
    @Override
    public Map<Symbol, CallPriority> symbols() {
        Map<Symbol, CallPriority> wanted = new HashMap<>();
        portfolios.heldSymbols().forEach(symbol -> wanted.put(symbol, CallPriority.HELD));
        orders.findOpenSymbols().forEach(symbol -> wanted.put(symbol, CallPriority.OPEN_ORDER));
        var listings = instruments.find(wanted.keySet());
        wanted.keySet()
                .removeIf(symbol -> Optional.ofNullable(listings.get(symbol))
                        .filter(listing -> !listing.active())
                        .isPresent());
        return wanted;
    }
}
