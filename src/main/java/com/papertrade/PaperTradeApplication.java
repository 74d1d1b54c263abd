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

    public static void main(String[] args) {
        if (Arrays.asList(args).equals(List.of(VerifyLedger.NAME))) {
            System.exit(VerifyLedger.run());
        }
        if (Arrays.asList(args).equals(List.of(Migrate.NAME))) {
            System.exit(Migrate.run());
        }
        OrderlyEnd.of(SpringApplication.run(PaperTradeApplication.class, args));
    }

    /** The only source of the time; tests put another in its place. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
