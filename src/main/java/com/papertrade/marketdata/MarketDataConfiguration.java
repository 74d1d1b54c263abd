package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
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
    Demand demand(List<MarketDemand> sources, Clock clock) {
        return new Demand(sources, clock);
    }

    @Bean
    RefreshPlanner refreshPlanner(MarketDataProvider provider, Demand demand, KnownPrices known, Clock clock) {
        return new RefreshPlanner(demand, known, new MarketClock(provider.calendar(), clock));
    }

    @Bean
    Refresher refresher(
            MarketDataProvider provider,
            KnownPrices known,
            Instruments instruments,
            ProviderProblems problems,
            Clock clock,
            ApplicationEventPublisher events) {
        return new Refresher(
                provider,
                known,
                symbol -> known.isKnown(symbol) || instruments.find(symbol).isPresent(),
                new BackOff(new MarketClock(provider.calendar(), clock)),
                problems,
                clock,
                events);
    }

    @Bean
    MarketData marketData(
            MarketDataProvider provider, KnownPrices known, Refresher refresher, Instruments instruments, Clock clock) {
        var marketClock = new MarketClock(provider.calendar(), clock);
        return provider instanceof UnmeteredProvider unmetered
                ? new DirectMarketData(unmetered, marketClock)
                : new TieredMarketData(provider, marketClock, known, refresher, instruments);
    }

    @Bean
    MarketDataOffice marketDataOffice(
            MarketDataProvider provider,
            ObjectProvider<CallBudget> calls,
            RefreshPlanner planner,
            Refresher refresher,
            KnownPrices known,
            ProviderProblems problems,
            Clock clock) {
        return provider.metered()
                ? new MeteredOffice(
                        provider,
                        new MarketClock(provider.calendar(), clock),
                        calls.getObject(),
                        planner,
                        refresher,
                        known,
                        problems)
                : new UnmeteredOffice(provider);
    }
}
