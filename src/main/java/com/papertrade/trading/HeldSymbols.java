package com.papertrade.trading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketDemand;
import com.papertrade.portfolio.Portfolios;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the feed what somebody holds, so that its closes are there before anybody asks. */
@Component
class HeldSymbols implements MarketDemand {

    private final Portfolios portfolios;

    HeldSymbols(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public Map<Symbol, CallPriority> symbols() {
        return portfolios.heldSymbols().stream().collect(toMap(identity(), _ -> CallPriority.HELD));
    }
}
