package com.papertrade.marketdata;

import com.papertrade.instrument.Instruments;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the provider lists, brought into what can be searched for. */
@Service
public class ProviderListings {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderListings.class);

    private final MarketDataProvider provider;
    private final Instruments instruments;
    private final ListingReports reports;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderListings(
            MarketDataProvider provider,
            Instruments instruments,
            ListingReports reports,
            TransactionTemplate transaction,
            Clock clock) {
        this.provider = provider;
        this.instruments = instruments;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of the latest ones, empty if there have been none. */
    public Optional<ListingReport> latestReport() {
        return reports.latest(provider.source());
    }

    /**
     * Asks for them, and saves them with their report in one transaction: whoever searches meanwhile finds
     * what was listed before, and what is interrupted has not happened.
     *
     * @throws FeedUnavailable if the provider does not tell them
     */
    void importNow() {
        var listings = provider.listings();
        var report = Objects.requireNonNull(transaction.execute(_ -> save(listings)));
        LOG.info("Listings of {}: {}", provider.source().label(), report.sentence());
    }

    private ListingReport save(Listings listings) {
        var changes = instruments.saveListing(listings.instruments());
        var report = new ListingReport(
                clock.instant(),
                listings.instruments().size(),
                changes.added(),
                changes.changed(),
                changes.delisted(),
                listings.oddRows().size(),
                listings.oddRows());
        reports.save(provider.source(), report);
        return report;
    }
}
