package com.papertrade.platform;

import com.papertrade.platform.embedded.EmbeddedDatabaseConfiguration;
import org.springframework.context.annotation.Import;

/** Where the database is, whatever the run mode, and nothing else: what a command is built on. */
@Import({ProductionDatabaseConfiguration.class, EmbeddedDatabaseConfiguration.class})
public class DatabaseAlone {}
