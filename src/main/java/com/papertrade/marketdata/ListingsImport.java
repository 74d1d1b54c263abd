package com.papertrade.marketdata;

import com.papertrade.instrument.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the instruments that can be searched for as the provider lists them. What costs nothing is
 * imported at every start, before the first screen; a metered provider is asked once a week, in the
 * background, and after a failure not before some hours have gone by.
 */
@Component
class ListingsImport implements SmartInitializingSingleton {

    static final Duration WEEKLY = Duration.ofDays(7);
    static final Duration AFTER_A_FAILURE = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(ListingsImport.class);

    private final MarketDataProvider provider;
    private final Instruments instruments;
    private final ListingImportLog log;
    private final Clock clock;

    ListingsImport(MarketDataProvider provider, Instruments instruments, ListingImportLog log, Clock clock) {
        this.provider = provider;
        this.instruments = instruments;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!provider.metered()) {
            instruments.save(provider.listings());
        }
    }

    @Scheduled(initialDelay = 1, fixedDelay = 900, timeUnit = TimeUnit.SECONDS)
    void importWhereDue() {
        if (provider.metered() && log.claim(provider.source(), clock.instant(), WEEKLY, AFTER_A_FAILURE)) {
            importNow();
        }
    }

    private void importNow() {
        try {
            var listings = provider.listings();
            instruments.save(listings);
            log.succeeded(provider.source(), clock.instant());
            LOG.info(
                    "Imported {} listings from {}",
                    listings.size(),
                    provider.source().label());
        } catch (FeedUnavailable unavailable) {
            LOG.warn(
                    "No listings from {}, will ask again in {} hours: {}",
                    provider.source().label(),
                    AFTER_A_FAILURE.toHours(),
                    unavailable.sentence());
        }
    }
}
