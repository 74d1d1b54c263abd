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
    QuoteCache quoteCache(MarketDataProvider provider, CacheManager caches, Clock clock) {
        return new QuoteCache(caches, provider.source(), clock);
    }

    @Bean
    KnownPrices knownPrices(
            MarketDataProvider provider, QuoteStore quotes, PriceBarStore bars, QuoteCache cache, Clock clock) {
        return new KnownPrices(provider.source(), quotes, bars, cache, new MarketClock(provider.calendar(), clock));
    }

    @Bean
    Demand demand(List<MarketDemand> sources, Clock clock) {
        return new Demand(sources, clock);
    }

    @Bean
    BackOff backOff(MarketDataProvider provider, PriceAttempts attempts, Clock clock) {
        return new BackOff(provider.source(), attempts, new MarketClock(provider.calendar(), clock));
    }

    @Bean
    PublicationWatch publicationWatch(MarketDataProvider provider, Publications publications, Clock clock) {
        return new PublicationWatch(provider.source(), publications, new MarketClock(provider.calendar(), clock));
    }

    @Bean
    Refresher refresher(
            MarketDataProvider provider,
            KnownPrices known,
            Instruments instruments,
            BackOff backOff,
            PublicationWatch watch,
            Leases leases,
            ProviderProblems problems,
            Clock clock,
            ApplicationEventPublisher events) {
        return new Refresher(
                provider,
                known,
                symbol -> known.isKnown(symbol) || instruments.find(symbol).isPresent(),
                backOff,
                watch,
                leases,
                problems,
                new MarketClock(provider.calendar(), clock),
                events);
    }

    @Bean
    RefreshPlanner refreshPlanner(
            MarketDataProvider provider,
            ObjectProvider<CallBudget> calls,
            Demand demand,
            KnownPrices known,
            BackOff backOff,
            PublicationWatch watch,
            Refresher refresher,
            Leases leases,
            Clock clock) {
        return new RefreshPlanner(
                provider,
                calls::getObject,
                demand,
                known,
                backOff,
                watch,
                refresher,
                leases,
                new MarketClock(provider.calendar(), clock));
    }

    @Bean
    MarketData marketData(
            MarketDataProvider provider,
            KnownPrices known,
            Refresher refresher,
            Demand demand,
            Instruments instruments,
            ObjectProvider<KnownActions> actions,
            Clock clock) {
        var marketClock = new MarketClock(provider.calendar(), clock);
        return provider instanceof UnmeteredProvider unmetered
                ? new DirectMarketData(unmetered, marketClock)
                : new TieredMarketData(
                        provider,
                        marketClock,
                        known,
                        refresher,
                        demand,
                        instruments,
                        actions.getIfAvailable(() -> (_, _, _) -> List.of()));
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
