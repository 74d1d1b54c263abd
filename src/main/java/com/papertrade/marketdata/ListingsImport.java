package com.papertrade.marketdata;

import com.papertrade.instrument.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the instruments that can be searched for as the provider lists them. What costs nothing is
 * imported at every start, before the first screen; a metered provider is asked once a week, in the
 * background, and after a failure again after minutes, then later and later.
 */
@Component
class ListingsImport implements SmartInitializingSingleton {

    static final Duration WEEKLY = Duration.ofDays(7);
    static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private static final int MOST_DOUBLINGS = 10;

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
            instruments.saveListing(provider.listings());
        }
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void importWhereDue() {
        if (provider.metered() && log.claim(provider.source(), clock.instant(), LONGEST_WAIT)) {
            importNow();
        }
    }

    /** A failure is never more than a listing that is a little old: it is tried again. */
    private void importNow() {
        try {
            var listings = provider.listings();
            var delisted = instruments.saveListing(listings);
            log.succeeded(provider.source(), clock.instant(), WEEKLY);
            LOG.info("Imported {} listings from {}, {} delisted", listings.size(), label(), delisted);
        } catch (FeedUnavailable unavailable) {
            var wait = tryAgain(unavailable.retryAfter().orElse(Duration.ZERO));
            LOG.warn("No listings from {}, will ask again in {}: {}", label(), wait, unavailable.sentence());
        } catch (RuntimeException unexpected) {
            LOG.error("Importing the listings of {} failed", label(), unexpected);
            tryAgain(Duration.ZERO);
        }
    }

    private Duration tryAgain(Duration atLeast) {
        var failures = log.failed(provider.source());
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var wait = Collections.max(List.of(atLeast, Collections.min(List.of(doubled, LONGEST_WAIT))));
        log.postpone(provider.source(), clock.instant().plus(wait));
        return wait;
    }

    private String label() {
        return provider.source().label();
    }
}
