/** The screens, packaged by screen. The only module that knows Vaadin. */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "identity",
            "instrument",
            "marketdata",
            "portfolio",
            "trading",
            "performance",
            "corporateaction",
            "watchlist",
            "platform :: job",
            "platform :: web"
        })
@NullMarked
package com.papertrade.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
