package com.papertrade.marketdata.simulated;

import com.papertrade.calendar.ContinuousCalendar;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the simulated market in place where nothing else is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "papertrade.market-data.provider", havingValue = "simulated", matchIfMissing = true)
class SimulatedMarketConfiguration {

    @Bean
    SimulatedProvider simulatedProvider(
            Clock clock, @Value("${papertrade.market-data.simulated.seed:1792}") long seed) {
        return new SimulatedProvider(new ContinuousCalendar(), clock, seed);
    }

    @Bean
    TickerTape tickerTape(SimulatedProvider market, ApplicationEventPublisher events) {
        return new TickerTape(market, events);
    }
}
