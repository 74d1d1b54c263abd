package com.papertrade.ui.administration;

import com.papertrade.corporateaction.ActionImport;
import com.papertrade.corporateaction.CorporateActions;
import com.papertrade.corporateaction.HeldAction;
import com.papertrade.corporateaction.Review;
import com.papertrade.identity.Account;
import com.papertrade.identity.Accounts;
import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.User;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Coverage;
import com.papertrade.marketdata.FetchReport;
import com.papertrade.marketdata.ImportOutcome;
import com.papertrade.marketdata.KnownSessions;
import com.papertrade.marketdata.ListingReport;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.PastImport;
import com.papertrade.marketdata.PriceCoverage;
import com.papertrade.marketdata.PriceHistoryImport;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.ProviderListings;
import com.papertrade.platform.job.JobStatus;
import com.papertrade.platform.job.Jobs;
import com.papertrade.portfolio.Correction;
import com.papertrade.portfolio.LedgerCorrections;
import com.papertrade.portfolio.LedgerReport;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** All that administration asks and does, on behalf of one screen's user: refused unless an administrator. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Office {

    private static final int LATEST_IMPORTS = 20;
    private static final int LATEST_ACTIONS = 100;

    private final User user;
    private final MarketDataOffice feed;
    private final MarketData marketData;
    private final PriceCoverage coverage;
    private final PriceHistoryImport imports;
    private final ProviderListings listings;
    private final Jobs jobs;
    private final LedgerVerification verification;
    private final LedgerCorrections corrections;
    private final Accounts accounts;
    private final CorporateActions actions;
    private final ActionImport actionImports;

    Office(
            CurrentUser currentUser,
            MarketDataOffice feed,
            MarketData marketData,
            PriceCoverage coverage,
            PriceHistoryImport imports,
            ProviderListings listings,
            Jobs jobs,
            LedgerVerification verification,
            LedgerCorrections corrections,
            Accounts accounts,
            CorporateActions actions,
            ActionImport actionImports) {
        this.user = currentUser.get();
        this.feed = feed;
        this.marketData = marketData;
        this.coverage = coverage;
        this.imports = imports;
        this.listings = listings;
        this.jobs = jobs;
        this.verification = verification;
        this.corrections = corrections;
        this.accounts = accounts;
        this.actions = actions;
        this.actionImports = actionImports;
    }

    boolean admitsUser() {
        return user.administrator();
    }

    FeedStatus feed() {
        user.requireAdministrator();
        return new FeedStatus(feed.budget(), feed.summary(), feed.queue(), feed.lastProblems());
    }

    List<Coverage> coverage() {
        user.requireAdministrator();
        return coverage.all();
    }

    FetchReport fetchNow(Symbol symbol) {
        user.requireAdministrator();
        return feed.fetchNow(symbol);
    }

    List<JobStatus> jobs() {
        user.requireAdministrator();
        return jobs.all();
    }

    boolean runNow(String job) {
        user.requireAdministrator();
        return jobs.runNow(job);
    }

    Optional<LedgerReport> latestVerification() {
        user.requireAdministrator();
        return verification.latest();
    }

    LedgerStatus ledger() {
        return new LedgerStatus(
                latestVerification(),
                jobs().stream().anyMatch(job -> job.name().equals(LedgerVerification.NAME) && job.running()));
    }

    Correction.Check checkCorrection(PortfolioId portfolio, long entry) {
        return corrections.check(user, portfolio, entry);
    }

    Correction reverse(PortfolioId portfolio, long entry, String why) {
        return corrections.reverse(user, portfolio, entry, why);
    }

    List<Account> accounts() {
        user.requireAdministrator();
        return accounts.all();
    }

    void endSessionsOf(Account account) {
        user.requireAdministrator();
        accounts.endSessionsOf(account.id());
    }

    List<PastImport> latestImports() {
        user.requireAdministrator();
        return imports.latest(LATEST_IMPORTS);
    }

    Optional<ListingReport> latestListings() {
        user.requireAdministrator();
        return listings.latestReport();
    }

    ImportOutcome importCsv(Symbol symbol, String csv, KnownSessions knownSessions) {
        try {
            return imports.importCsv(user, symbol, new StringReader(csv), knownSessions);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    ActionsStatus actions() {
        user.requireAdministrator();
        return new ActionsStatus(actions.held(), actions.latest(LATEST_ACTIONS), actions.asked());
    }

    Review apply(HeldAction held) {
        return actions.apply(user, held.id());
    }

    Review dismiss(HeldAction held) {
        return actions.dismiss(user, held.id());
    }

    ActionImport.Report importActions(String csv) {
        try {
            return actionImports.importCsv(user, new StringReader(csv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether prices come from a market of our own, which needs neither calls nor imports. */
    boolean isSimulated() {
        return marketData.source() == PriceSource.SIMULATED;
    }

    /** Where the exchange stands, whose time all screens show. */
    ZoneId zone() {
        return marketData.clock().calendar().zone();
    }

    Instant now() {
        return marketData.clock().now();
    }
}
