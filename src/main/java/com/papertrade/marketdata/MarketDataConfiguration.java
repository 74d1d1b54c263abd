package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.ListingSource;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the market together around the provider that the settings choose. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MarketDataConfiguration {

    /** Instruments are told apart by the provider that listed them. */
    @Bean
    ListingSource listingSource(MarketDataProvider provider) {
        return new ListingSource(provider.source().name());
    }

    @Bean
    MarketData marketData(MarketDataProvider provider, Clock clock) {
        var marketClock = new MarketClock(provider.calendar(), clock);
        return switch (provider) {
            case UnmeteredProvider unmetered -> new DirectMarketData(unmetered, marketClock);
            default -> throw new IllegalStateException("not yet");
        };
    }
}
