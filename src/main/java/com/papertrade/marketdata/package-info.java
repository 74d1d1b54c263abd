/**
 * What the market last paid and paid before, whichever provider says so: kept for ever, asked for as
 * rarely as the provider's budget demands, never replaced by nonsense.
 */
@ApplicationModule(allowedDependencies = {"money", "calendar", "instrument", "identity", "platform :: job"})
@NullMarked
package com.papertrade.marketdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
