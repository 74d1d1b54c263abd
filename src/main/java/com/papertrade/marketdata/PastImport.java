package com.papertrade.marketdata;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import java.time.Instant;

/**
 * An import of price history that changed something.
 *
 * @param byName what they were called then
 */
public record PastImport(
        long id,
        Symbol symbol,
        Instant at,
        UserId by,
        String byName,
        KnownSessions knownSessions,
        int added,
        int replaced,
        int unchanged,
        int refused) {}
