/** What a portfolio is worth, how that changed, and how each figure was worked out. */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "instrument",
            "marketdata",
            "portfolio",
            "identity",
            "platform :: job"
        })
@NullMarked
package com.papertrade.performance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
