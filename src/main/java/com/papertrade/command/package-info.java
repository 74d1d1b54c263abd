/** What is done from the command line beside a PaperTrade that may be running: no screens, no jobs, no migrations. */
@ApplicationModule(allowedDependencies = {"platform", "portfolio"})
@NullMarked
package com.papertrade.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
