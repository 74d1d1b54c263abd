/**
 * What a trader owns, told by an append-only ledger. Knows cost, never value: value needs a market,
 * and begins in {@code performance}.
 */
@ApplicationModule(allowedDependencies = {"money", "instrument", "identity", "platform :: job"})
@NullMarked
package com.papertrade.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
