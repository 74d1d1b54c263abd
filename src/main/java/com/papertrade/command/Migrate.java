package com.papertrade.command;

import com.papertrade.platform.DatabaseAlone;
import org.flywaydb.core.Flyway;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The command {@code migrate}: brings the database up to this PaperTrade's version and ends, so that a release can
 * do it once, before any of its instances starts. Instances of the version before go on meanwhile; one that starts
 * afterwards finds nothing left to do.
 */
@Import(DatabaseAlone.class)
@ImportAutoConfiguration(PropertyPlaceholderAutoConfiguration.class)
public class Migrate {

    public static final String NAME = "migrate";

    private static final int NOT_MIGRATED = 1;

    private static final String[] SETTINGS = {
        "--papertrade.command=" + NAME,
        // The log is the running application's.
        "--logging.file.name=",
        "--logging.threshold.console=WARN"
    };

    /** Prints what it did; answers the exit code: 0 if the database is of this version now, 1 if not. */
    public static int run() {
        var application = new SpringApplication(Migrate.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try {
            return SpringApplication.exit(application.run(SETTINGS));
        } catch (RuntimeException reported) { // by Spring Boot, in one sentence where it is a known one
            return NOT_MIGRATED;
        }
    }

    /** By a connection of its own, without the time limits of the application's. */
    @Bean
    static ApplicationRunner migration(JdbcConnectionDetails database) {
        return _ -> {
            var result = Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .load()
                    .migrate();
            System.out.printf(
                    "The database is of version %s; migrations applied: %d.%n",
                    result.migrations.isEmpty() ? result.initialSchemaVersion : result.targetSchemaVersion,
                    result.migrationsExecuted);
        };
    }
}
