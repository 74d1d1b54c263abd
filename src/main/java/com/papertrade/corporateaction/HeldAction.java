package com.papertrade.corporateaction;

import com.papertrade.marketdata.ReportedAction;
import java.time.Instant;

/**
 * Something that was told and is not believed until an administrator has looked at it.
 *
 * @param origin who told it
 * @param sentence what is doubtful, for a person to read
 */
public record HeldAction(
        long id, ReportedAction reported, String origin, HoldReason reason, String sentence, Instant heldSince) {}
