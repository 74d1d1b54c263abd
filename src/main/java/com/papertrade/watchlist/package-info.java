/** What a trader keeps an eye on without holding it. */
@ApplicationModule(allowedDependencies = {"identity", "instrument", "marketdata"})
@NullMarked
package com.papertrade.watchlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
