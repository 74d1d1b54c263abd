/** How PaperTrade runs: embedded or in production, its database, demo sign-in, health and jobs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.papertrade.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
