/**
 * Splits and dividends: who tells of them, what of it is believed, who is entitled, and how each of them
 * reaches every portfolio once, as an entry of its ledger.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "instrument",
            "marketdata",
            "portfolio",
            "trading",
            "identity",
            "platform :: job"
        })
@NullMarked
package com.papertrade.corporateaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
