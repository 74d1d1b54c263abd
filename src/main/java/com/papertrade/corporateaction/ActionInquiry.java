package com.papertrade.corporateaction;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction.Kind;
import java.time.Instant;

/**
 * A question to the provider and how it went.
 *
 * @param askAgain not before, unless its price jumps
 * @param met what came of it, in words
 */
public record ActionInquiry(Symbol symbol, Kind kind, Instant askedAt, Instant askAgain, String met) {}
