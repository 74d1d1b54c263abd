package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;

/**
 * What came of asking on purpose.
 *
 * @param updated whether anything is known now that was not before
 */
public record FetchReport(Symbol symbol, boolean updated, String sentence) {}
