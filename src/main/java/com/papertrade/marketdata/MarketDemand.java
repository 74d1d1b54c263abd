package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.util.Map;

/**
 * Which symbols matter, and how much: implemented by the modules above, which know what is held,
 * ordered or watched. Asked often; one query.
 */
public interface MarketDemand {

    Map<Symbol, CallPriority> symbols();
}
