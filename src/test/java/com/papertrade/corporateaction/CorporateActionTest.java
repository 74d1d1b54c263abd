package com.papertrade.corporateaction;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.marketdata.KnownActions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Corporate actions and what is worked out of them on a real database, with an exchange that the test plays. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        module = "corporateaction",
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = "performance",
        verifyAutomatically = false)
@Import({TestDatabase.class, TestTraders.class, CorporateActionTest.Exchange.class, Investor.class})
@interface CorporateActionTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Exchange {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2020-08-03T14:00:00Z"));
        }

        @Bean
        @Primary
        PlayedExchange playedExchange(MovableClock clock, ObjectProvider<KnownActions> actions) {
            return new PlayedExchange(clock, actions);
        }
    }
}
