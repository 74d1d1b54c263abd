/** How an order becomes a fill: what is asked, what is refused and why, and what was done at which price. */
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
package com.papertrade.trading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
