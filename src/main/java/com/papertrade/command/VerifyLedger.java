package com.papertrade.command;

import com.papertrade.platform.DatabaseAlone;
import com.papertrade.platform.TransactionConfiguration;
import com.papertrade.portfolio.LedgerVerifier;
import com.papertrade.portfolio.ReservationSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Repository;

/**
 * The command {@code verify-ledger}: tells all ledgers again and says whether they agree with what is
 * stored. Only what reads the database is started; it may be in use by others meanwhile.
 */
@Import({DatabaseAlone.class, TransactionConfiguration.class})
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@ComponentScan(
        basePackages = {"com.papertrade.portfolio", "com.papertrade.trading"},
        useDefaultFilters = false,
        includeFilters = {
            @Filter(Repository.class),
            @Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {LedgerVerifier.class, ReservationSource.class})
        })
public class VerifyLedger {

    public static final String NAME = "verify-ledger";

    /** Neither 0, all agree, nor 1, something differs. */
    private static final int NOT_VERIFIED = 2;

    private static final String[] SETTINGS = {
        "--papertrade.command=" + NAME,
        "--spring.datasource.hikari.read-only=true",
        "--spring.datasource.hikari.maximum-pool-size=2",
        // The log is the running application's.
        "--logging.file.name=",
        "--logging.threshold.console=WARN"
    };

    /** Prints what it finds; answers the exit code: 0 if all agree, 1 if not, 2 if that could not be found out. */
    public static int run() {
        var application = new SpringApplication(VerifyLedger.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try {
            return SpringApplication.exit(application.run(SETTINGS));
        } catch (RuntimeException reported) { // by Spring Boot, in one sentence where it is a known one
            return NOT_VERIFIED;
        }
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    static PrintedVerification printedVerification(DataSource database, LedgerVerifier verifier) {
        return new PrintedVerification(new SchemaVersion(database), verifier);
    }
}
