package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider met or said instead of prices.
 *
 * @param symbol what it was asked about, empty when it concerns everything
 * @param sentence for a person; never contains the key
 */
public record ProviderProblem(Instant at, Optional<Symbol> symbol, String sentence) {}
