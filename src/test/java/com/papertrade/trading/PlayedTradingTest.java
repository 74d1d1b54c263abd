package com.papertrade.trading;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** The trading module on a real database, with a clock to move and a market at which the test plays the prices. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, TestTraders.class, PlayedTradingTest.Market.class, Trader.class})
@interface PlayedTradingTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Market {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2026-11-24T15:00:00Z"));
        }

        @Bean
        @Primary
        PlayedMarket playedMarket(MovableClock clock) {
            return new PlayedMarket(clock);
        }
    }
}
