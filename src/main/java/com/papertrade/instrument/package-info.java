/** What can be traded, how it is called, and how it is found. */
@ApplicationModule(allowedDependencies = {"money", "calendar"})
@NullMarked
package com.papertrade.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
