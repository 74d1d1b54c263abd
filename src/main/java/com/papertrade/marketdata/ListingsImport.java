package com.papertrade.marketdata;

import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps the instruments that can be searched for as the provider lists them: asked once a week, and
 * after a failure again after minutes, then later and later. What costs nothing is imported at every
 * start as well, before the first screen.
 */
@Component
class ListingsImport implements RecurringJob, SmartInitializingSingleton {

    static final Duration WEEKLY = Duration.ofDays(7);
    static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final MarketDataProvider provider;
    private final ProviderListings listings;

    ListingsImport(MarketDataProvider provider, ProviderListings listings) {
        this.provider = provider;
        this.listings = listings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!provider.metered()) {
            run();
        }
    }

    /** Each provider's listings are a job of their own: those of another say nothing of these. */
    @Override
    public String name() {
        return "Import listings from " + label();
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(WEEKLY).retriedAfter(FIRST_WAIT, LONGEST_WAIT);
    }

    /** A failure is never more than a listing that is a little old. */
    @Override
    public void run() {
        try {
            listings.importNow();
        } catch (FeedUnavailable unavailable) {
            throw new JobFailed(unavailable.sentence(), unavailable.retryAfter().orElse(Duration.ZERO));
        }
    }

    private String label() {
        return provider.source().label();
    }
}
