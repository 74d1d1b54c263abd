package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import java.time.Clock;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Puts the market together around the provider that the settings choose. Caching is enabled for its
 * cache manager, which Spring Boot makes only then.
 */
@Configuration(proxyBeanMethods = false)
@EnableCaching
@EnableScheduling
class MarketDataConfiguration {

    /** Instruments are told apart by the provider that listed them. */
    @Bean
    ListingSource listingSource(MarketDataProvider provider) {
        return new ListingSource(provider.source().name());
    }

    @Bean
    KnownPrices knownPrices(
            MarketDataProvider provider, QuoteStore quotes, PriceBarStore bars, CacheManager caches, Clock clock) {
        return new KnownPrices(
                provider.source(),
                quotes,
                bars,
                new QuoteCache(caches, provider.source(), clock),
                new MarketClock(provider.calendar(), clock));
    }

    @Bean
    MarketData marketData(
            MarketDataProvider provider,
            KnownPrices known,
            Instruments instruments,
            Clock clock,
            ApplicationEventPublisher events) {
        var marketClock = new MarketClock(provider.calendar(), clock);
        if (provider instanceof UnmeteredProvider unmetered) {
            return new DirectMarketData(unmetered, marketClock);
        }
        var refresher = new Refresher(
                provider,
                known,
                symbol -> known.isKnown(symbol) || instruments.find(symbol).isPresent(),
                new BackOff(marketClock),
                clock,
                events);
        return new TieredMarketData(provider, marketClock, known, refresher, instruments);
    }
}
