package com.papertrade;

import com.papertrade.command.Migrate;
import com.papertrade.command.VerifyLedger;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** A paper broker that people host themselves. */
@SpringBootApplication
@Modulithic(sharedModules = {"money", "calendar", "instrument"})
public class PaperTradeApplication {

    /** Of virtual threads, for each processor; the JDK's one would do if none of them worked for long. */
    private static final int CARRIERS = 8;

    public static void main(String[] args) {
        shareProcessorsFairly();
        if (Arrays.asList(args).equals(List.of(VerifyLedger.NAME))) {
            System.exit(VerifyLedger.run());
        }
        if (Arrays.asList(args).equals(List.of(Migrate.NAME))) {
            System.exit(Migrate.run());
        }
        OrderlyEnd.of(SpringApplication.run(PaperTradeApplication.class, args));
    }

    /**
     * A virtual thread keeps its carrier until it waits, and drawing a screen takes a while: with a carrier for each
     * processor, one that got its answer from the database, and holds a connection, would queue behind all that draw.
     * With more of them the operating system shares the processors out. To be set before the first virtual thread starts.
     */
    private static void shareProcessorsFairly() {
        var setting = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(setting) == null) {
            System.setProperty(
                    setting, String.valueOf(CARRIERS * Runtime.getRuntime().availableProcessors()));
        }
    }

    /** The only source of the time; tests put another in its place. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
