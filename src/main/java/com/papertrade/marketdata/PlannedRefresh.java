package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Instant;

/**
 * A question that waits to be asked.
 *
 * @param notBefore when it is asked, if nothing more urgent comes
 * @param why what it waits for, in words: {@code waiting for Monday's close, probing at 16:45 New York}
 */
public record PlannedRefresh(Symbol symbol, CallPriority priority, Instant notBefore, String why) {}
