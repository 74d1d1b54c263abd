package com.papertrade.ui.administration;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.corporateaction.ActionImport;
import com.papertrade.corporateaction.CorporateActions;
import com.papertrade.identity.Account;
import com.papertrade.identity.Accounts;
import com.papertrade.identity.NotAdministrator;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Coverage;
import com.papertrade.marketdata.Coverage.Gap;
import com.papertrade.marketdata.FetchReport;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import com.papertrade.marketdata.KnownSessions;
import com.papertrade.marketdata.LineRemark;
import com.papertrade.marketdata.ListingReport;
import com.papertrade.marketdata.Listings.OddRow;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.PlannedRefresh;
import com.papertrade.marketdata.PriceCoverage;
import com.papertrade.marketdata.PriceHistoryImport;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.ProviderListings;
import com.papertrade.marketdata.ProviderProblem;
import com.papertrade.platform.job.JobStatus;
import com.papertrade.platform.job.Jobs;
import com.papertrade.portfolio.LedgerCorrections;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.ui.Screen;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    /** Thursday, 14:32 in New York. */
    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");

    private static final Symbol IBM = new Symbol("IBM");
    private static final Account TOM =
            new Account(UserId.random(), "Tom Brandt", "tom@demo.papertrade", NOW.minusSeconds(60), Optional.empty());

    private final MarketDataOffice feed = mock();
    private final MarketData marketData = mock();
    private final PriceCoverage coverage = mock();
    private final PriceHistoryImport imports = mock();
    private final ProviderListings listings = mock();
    private final Jobs jobs = mock();
    private final LedgerVerification verification = mock();
    private final LedgerCorrections corrections = mock();
    private final Accounts accounts = mock();
    private boolean administrator = true;
    private Screen screen;

    @BeforeEach
    void open() {
        when(marketData.clock()).thenReturn(new MarketClock(new NyseCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(marketData.source()).thenReturn(PriceSource.ALPHA_VANTAGE);
        when(feed.budget()).thenReturn(Optional.empty());
        when(feed.summary()).thenReturn("17 of 25 calls left today, next refresh 16:20 New York");
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void whoIsNoAdministratorFindsNoSuchPageAndIsRefusedEveryAction() {
        administrator = false;
        var office = office();

        List.<Function<Office, AdministrationTab<?>>>of(
                        asked -> new FeedView(asked, screen.background),
                        asked -> new CoverageView(asked, screen.background),
                        asked -> new ImportsView(asked, screen.background),
                        asked -> new JobsView(asked, screen.background),
                        asked -> new LedgerView(asked, screen.background),
                        asked -> new UsersView(asked, screen.background))
                .forEach(view -> assertThatExceptionOfType(NotFoundException.class)
                        .isThrownBy(() -> view.apply(office).beforeEnter(mock(BeforeEnterEvent.class))));
        List.<Runnable>of(
                        office::feed,
                        office::coverage,
                        office::jobs,
                        office::latestImports,
                        office::latestListings,
                        office::latestVerification,
                        office::ledger,
                        office::accounts,
                        () -> office.endSessionsOf(TOM),
                        () -> office.fetchNow(IBM),
                        () -> office.runNow("Verify ledgers"))
                .forEach(action ->
                        assertThatExceptionOfType(NotAdministrator.class).isThrownBy(action::run));
        verifyNoInteractions(feed, coverage, jobs, imports, listings, verification, corrections, accounts);
    }

    @Test
    void theBudgetSaysWhatIsLeftWhatIsKeptAndWhenThereIsMore() {
        when(feed.budget())
                .thenReturn(Optional.of(new BudgetStatus(
                        17, 25, 2, 5, Instant.parse("2026-11-20T05:00:00Z"), Optional.of(NOW.plusSeconds(1680)))));

        var view = shown(new FeedView(office(), screen.background));

        assertThat(view.summary.getText()).isEqualTo("17 of 25 calls left today, next refresh 16:20 New York.");
        assertThat(textOf(view.budget))
                .contains("17 of 25", "Kept for orders", "Fri 20 Nov, 00:00 New York", "15:00 New York");
    }

    @Test
    void theSimulatedMarketNeedsNoCalls() {
        var view = shown(new FeedView(office(), screen.background));

        assertThat(textOf(view.budget)).contains("The simulated market needs no calls");
        assertThat(view.queue.empty.isVisible()).isTrue();
        assertThat(view.problems.empty.getText()).isEqualTo("There were no errors.");
    }

    @Test
    void aUserIsSignedOutEverywhereByOneButton() {
        when(accounts.all()).thenReturn(List.of(TOM));
        var view = shown(new UsersView(office(), screen.background));
        assertThat(textOf(view.accounts)).contains("Tom Brandt", "tom@demo.papertrade");

        _click(_get(view.accounts, Button.class));
        screen.answerNext();

        verify(accounts).endSessionsOf(TOM.id());
        assertThat(view.told.getText()).isEqualTo("Tom Brandt is signed out everywhere in a few seconds.");
    }

    @Test
    void whatWaitsAndWhatWentWrongIsTold() {
        when(feed.queue())
                .thenReturn(List.of(new PlannedRefresh(
                        IBM,
                        CallPriority.HELD,
                        Instant.parse("2026-11-19T21:20:00Z"),
                        "waiting for Thursday's close")));
        when(feed.lastProblems())
                .thenReturn(
                        List.of(new ProviderProblem(NOW.minusSeconds(180), Optional.of(IBM), "No answer in time.")));

        var view = shown(new FeedView(office(), screen.background));

        assertThat(textOf(view.queue)).contains("IBM", "held", "16:20 New York", "waiting for Thursday's close");
        assertThat(textOf(view.problems)).contains("14:29 New York (3 min ago)", "IBM", "No answer in time.");
    }

    @Test
    void whatCannotBeReadIsSaidAndTriedAgain() {
        when(feed.queue()).thenThrow(new IllegalStateException("No database")).thenReturn(List.of());

        var view = shown(new FeedView(office(), screen.background));
        assertThat(view.failure.sentence()).startsWith("This could not be read");

        _click(_find(view.failure, Button.class).getFirst());
        screen.answerNext();
        assertThat(view.failure.isVisible()).isFalse();
        assertThat(view.waiting.isVisible()).isFalse();
    }

    @Test
    void missingSessionsAreListedGapByGap() {
        when(coverage.all()).thenReturn(List.of(ibm()));

        var view = shown(new CoverageView(office(), screen.background));

        assertThat(view.count.getText()).isEqualTo("1 of 1 symbols");
        assertThat(textOf(view.table))
                .contains("IBM", "11/02/2026", "11/13/2026", "5 in 2 gaps", "11/03/2026 to 11/05/2026: 3 sessions");
    }

    @Test
    void whatIsFetchedNowIsAskedForOnceHoweverOftenOneClicks() {
        when(coverage.all()).thenReturn(List.of(ibm()));
        when(feed.fetchNow(IBM)).thenReturn(new FetchReport(IBM, true, "The close of Wednesday is known now."));
        var view = shown(new CoverageView(office(), screen.background));
        view.symbol.setValue("ibm");

        view.fetch.click();
        view.fetch.click();
        assertThat(view.told.getText()).isEqualTo("Asking for IBM…");
        assertThat(view.fetch.isEnabled()).isFalse();
        screen.answerNext();

        verify(feed, times(1)).fetchNow(IBM);
        assertThat(view.told.getText()).isEqualTo("IBM: The close of Wednesday is known now.");
        assertThat(view.fetch.isEnabled()).isTrue();
    }

    @Test
    void whatCannotBeASymbolIsNotAskedFor() {
        var view = shown(new CoverageView(office(), screen.background));
        view.symbol.setValue("not a symbol");

        view.fetch.click();

        assertThat(view.symbol.isInvalid()).isTrue();
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void aJobTellsHowItWentAndWhenItIsDue() {
        when(jobs.all())
                .thenReturn(List.of(new JobStatus(
                        "Verify ledgers",
                        false,
                        Optional.of(NOW.minusSeconds(7200)),
                        Optional.of(new JobStatus.Failure(NOW.minusSeconds(60), "Ledgers that do not agree: 1.")),
                        2,
                        Optional.of(Instant.parse("2026-11-20T08:30:00Z")))));

        var view = shown(new JobsView(office(), screen.background));

        assertThat(textOf(view.jobs))
                .contains(
                        "Verify ledgers",
                        "failed 2 times in a row",
                        "12:32 New York (2 h ago)",
                        "14:31 New York: Ledgers that do not agree: 1.",
                        "Fri 20 Nov, 03:30 New York");
    }

    @Test
    void aJobThatRunsAlreadyIsNotRunAgain() {
        when(jobs.all())
                .thenReturn(List.of(new JobStatus(
                        "Verify ledgers", true, Optional.empty(), Optional.empty(), 0, Optional.empty())));
        var view = shown(new JobsView(office(), screen.background));

        _click(_find(view.jobs, Button.class).getFirst());
        screen.answerNext();

        assertThat(textOf(view.jobs)).contains("running");
        assertThat(view.told.getText()).isEqualTo("“Verify ledgers” is running already.");
    }

    @Test
    void anImportTellsOfEachLineThatWasRefused() throws Exception {
        var refused = new LineRemark(7, "2026-11-21,1,1,1,1,1", LineRemark.Reason.NOT_A_SESSION, "A Saturday.");
        when(imports.importCsv(any(), eq(IBM), any(), eq(KnownSessions.KEEP)))
                .thenReturn(new ImportReport(IBM, 3, 0, 2, 1, List.of(refused), List.of()));
        var view = shown(new ImportsView(office(), screen.background));

        view.start.click();
        assertThat(view.told.getText()).isEqualTo("Choose a file first.");
        view.received("IBM.csv", "date,open,high,low,close,volume");
        assertThat(view.symbol.getValue()).isEqualTo("IBM");
        view.start.click();
        assertThat(view.start.isEnabled()).isFalse();
        screen.answerNext();

        assertThat(view.told.getText()).isEqualTo("IBM: 3 sessions added, 0 replaced, 2 unchanged, 1 line refused.");
        assertThat(textOf(view.remarks)).contains("7", "2026-11-21,1,1,1,1,1", "A Saturday.");
    }

    @Test
    void theListingsTellWhatCameOfThemAndWhichRowsWereOdd() {
        var odd = new OddRow(3, "AAA,,NYSE", "It has no name, so it goes by its symbol.");
        when(listings.latestReport())
                .thenReturn(Optional.of(
                        new ListingReport(Instant.parse("2026-11-19T18:00:00Z"), 12_345, 17, 3, 2, 1, List.of(odd))));

        var view = shown(new ImportsView(office(), screen.background));

        assertThat(textOf(view.listings))
                .contains(
                        "13:00 New York",
                        "12,345",
                        "17",
                        "3",
                        "AAA,,NYSE",
                        "It has no name, so it goes by its symbol.");
        assertThat(view.listings.odd.isVisible()).isTrue();
    }

    @Test
    void beforeTheFirstListingsThereIsNothingOdd() {
        when(listings.latestReport()).thenReturn(Optional.empty());

        var view = shown(new ImportsView(office(), screen.background));

        assertThat(textOf(view.listings)).contains("Nothing has been listed yet");
        assertThat(view.listings.odd.isVisible()).isFalse();
    }

    private static Coverage ibm() {
        return new Coverage(
                IBM,
                Optional.of(LocalDate.parse("2026-11-02")),
                Optional.of(LocalDate.parse("2026-11-13")),
                5,
                0,
                4,
                Optional.of(NOW),
                List.of(
                        new Gap(LocalDate.parse("2026-11-03"), LocalDate.parse("2026-11-05"), 3),
                        new Gap(LocalDate.parse("2026-11-11"), LocalDate.parse("2026-11-12"), 2)));
    }

    private <V extends AdministrationTab<?>> V shown(V view) {
        screen.show(view);
        view.beforeEnter(mock(BeforeEnterEvent.class));
        screen.answerNext();
        return view;
    }

    private Office office() {
        return new Office(
                () -> new User(UserId.random(), "Maya", "", administrator),
                feed,
                marketData,
                coverage,
                imports,
                listings,
                jobs,
                verification,
                corrections,
                accounts,
                mock(CorporateActions.class),
                mock(ActionImport.class));
    }

    private static String textOf(Component part) {
        return part.getElement().getTextRecursively();
    }
}
