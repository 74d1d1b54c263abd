/**
 * When an exchange trades: its sessions, holidays and early closes, as rules computed and never
 * asked for. Knows no Spring, so that it can be read and tested alone.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.papertrade.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
