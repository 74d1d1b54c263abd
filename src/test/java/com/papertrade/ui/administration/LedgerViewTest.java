package com.papertrade.ui.administration;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.corporateaction.ActionImport;
import com.papertrade.corporateaction.CorporateActions;
import com.papertrade.identity.Accounts;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.PriceCoverage;
import com.papertrade.marketdata.PriceHistoryImport;
import com.papertrade.marketdata.ProviderListings;
import com.papertrade.platform.job.JobStatus;
import com.papertrade.platform.job.Jobs;
import com.papertrade.portfolio.Correction.Booked;
import com.papertrade.portfolio.Correction.Possible;
import com.papertrade.portfolio.Correction.Refused;
import com.papertrade.portfolio.CorrectionRefusal;
import com.papertrade.portfolio.LedgerCorrections;
import com.papertrade.portfolio.LedgerDifference;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerReport;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.Screen;
import com.papertrade.ui.component.Question;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerViewTest {

    /** Thursday, 14:32 in New York. */
    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");

    private static final PortfolioId ID = new PortfolioId(UUID.fromString("6f0c8c1e-53a1-4d0e-9d25-0a9c5c2f4b7e"));
    private static final FeeCharged FEE = new FeeCharged(NOW.minusSeconds(3600), usd("7"), "commission");
    private static final LedgerRecord ENTRY_2 = new LedgerRecord(2, FEE, usd("93"), Optional.empty());

    private final MarketDataOffice feed = mock();
    private final MarketData marketData = mock();
    private final Jobs jobs = mock();
    private final LedgerVerification verification = mock();
    private final LedgerCorrections corrections = mock();
    private final User ada = new User(UserId.random(), "Ada", "", true);
    private Screen screen;

    @BeforeEach
    void open() {
        when(marketData.clock()).thenReturn(new MarketClock(new NyseCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(feed.budget()).thenReturn(Optional.empty());
        when(feed.summary()).thenReturn("17 of 25 calls left today");
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void beforeTheFirstVerificationItSaysSo() {
        when(verification.latest()).thenReturn(Optional.empty());

        var view = shown(new LedgerView(office(), screen.background));

        assertThat(view.verdict.getText()).isEqualTo("The ledgers have not been verified yet.");
        assertThat(view.differences.isVisible()).isFalse();
        assertThat(view.alarm.isVisible()).isFalse();
    }

    @Test
    void allIsWellInWords() {
        when(verification.latest()).thenReturn(Optional.of(found()));

        var view = shown(new LedgerView(office(), screen.background));

        assertThat(view.verdict.getText()).isEqualTo("All ledgers agree with what is stored.");
        assertThat(textOf(view.facts)).contains("12:32 New York", "2 h ago", "3", "12,000", "10.0 s");
        assertThat(view.differences.isVisible()).isFalse();
        assertThat(view.alarm.isVisible()).isFalse();
    }

    @Test
    void aDifferenceNamesPortfolioAndEntry() {
        when(verification.latest()).thenReturn(Optional.of(found(difference(7))));

        var view = shown(new LedgerView(office(), screen.background));

        assertThat(view.verdict.getText()).isEqualTo("Ledgers do not agree with what is stored: 1 difference.");
        assertThat(textOf(view.differences)).contains(ID.toString(), "7", "cash is stored as it should not be");
    }

    @Test
    void theAlarmStandsOnOtherPagesToo() {
        when(verification.latest())
                .thenReturn(Optional.of(found(difference(7), difference(8))))
                .thenReturn(Optional.of(found()));

        var view = shown(new FeedView(office(), screen.background));
        assertThat(view.alarm.sentence())
                .startsWith("Ledgers do not agree with what is stored: 2 differences. Verified 12:32 New York.");

        view.refresh();
        screen.answerNext();
        assertThat(view.alarm.isVisible()).isFalse();
    }

    @Test
    void verifyNowRunsTheJob() {
        when(jobs.runNow("Verify ledgers")).thenReturn(true);
        var view = shown(new LedgerView(office(), screen.background));

        view.verifyNow.click();
        screen.answerNext();

        verify(jobs).runNow("Verify ledgers");
        assertThat(view.told.getText()).isEqualTo("It runs as soon as an instance is free.");
    }

    @Test
    void whileItRunsItIsNotRunAgain() {
        when(jobs.all())
                .thenReturn(List.of(new JobStatus(
                        "Verify ledgers", true, Optional.empty(), Optional.empty(), 0, Optional.empty())));

        var view = shown(new LedgerView(office(), screen.background));

        assertThat(view.verifyNow.isEnabled()).isFalse();
        assertThat(view.verifyNow.getText()).isEqualTo("Verifying…");
    }

    @Test
    void anEntryIsShownInWordsAndReversedOnceThatIsConfirmed() {
        when(corrections.check(ada, ID, 2)).thenReturn(new Possible(ENTRY_2));
        when(corrections.reverse(ada, ID, 2, "charged twice"))
                .thenReturn(new Booked(
                        new LedgerRecord(5, new Reversed(NOW, 2, FEE, "charged twice"), usd("100"), Optional.empty())));
        var form = asked("2");

        assertThat(textOf(form.found)).contains("Entry 2", "Fee: commission", "−$7.00", "13:32 New York");
        form.why.setValue("charged twice");
        _click(form.reverse);
        verify(corrections, never()).reverse(any(), any(), anyLong(), any());
        _click(_get(Question.class).confirm);
        screen.answerNext();

        assertThat(form.told.getText()).isEqualTo("Reversed by entry 5: cash is now $100.00.");
        assertThat(form.found.isVisible()).isFalse();
    }

    @Test
    void withoutAReasonNothingIsConfirmed() {
        when(corrections.check(ada, ID, 2)).thenReturn(new Possible(ENTRY_2));
        var form = asked("2");

        form.why.setValue("  ");
        _click(form.reverse);

        assertThat(form.why.isInvalid()).isTrue();
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void whatCannotBeReversedIsToldInOneSentence() {
        when(corrections.check(ada, ID, 2))
                .thenReturn(new Refused(CorrectionRefusal.REVERSED_ALREADY, "Entry 2 was reversed already."));

        var form = asked("2");

        assertThat(form.told.getText()).isEqualTo("Entry 2 was reversed already.");
        assertThat(form.found.isVisible()).isFalse();
    }

    @Test
    void whatWasFoundIsForgottenWhenAnotherEntryIsTyped() {
        when(corrections.check(eq(ada), eq(ID), anyLong())).thenReturn(new Possible(ENTRY_2));
        var form = asked("2");
        assertThat(form.found.isVisible()).isTrue();

        form.entry.setValue("3");

        assertThat(form.found.isVisible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "not-an-id, 2",
        "6f0c8c1e-53a1-4d0e-9d25-0a9c5c2f4b7e, two",
        "'', ''",
        "6f0c8c1e-53a1-4d0e-9d25-0a9c5c2f4b7e, -1"
    })
    void whatCannotBeAnEntryIsNotAskedFor(String portfolio, String entry) {
        var form = shown(new LedgerView(office(), screen.background)).correction;
        form.portfolio.setValue(portfolio);
        form.entry.setValue(entry);

        form.find.click();

        assertThat(form.portfolio.isInvalid() || form.entry.isInvalid()).isTrue();
        verifyNoInteractions(corrections);
    }

    private CorrectionForm asked(String entry) {
        var form = shown(new LedgerView(office(), screen.background)).correction;
        form.portfolio.setValue(" %s ".formatted(ID));
        form.entry.setValue(entry);
        form.find.click();
        screen.answerNext();
        return form;
    }

    private static LedgerDifference difference(long entry) {
        return new LedgerDifference(ID, entry, "cash is stored as it should not be");
    }

    /** Two hours ago, in ten seconds. */
    private static LedgerReport found(LedgerDifference... differences) {
        var ended = NOW.minusSeconds(7200);
        return new LedgerReport(ended.minusSeconds(10), ended, 3, 12_000, differences.length, List.of(differences));
    }

    private <V extends AdministrationTab<?>> V shown(V view) {
        screen.show(view);
        view.beforeEnter(mock(BeforeEnterEvent.class));
        screen.answerNext();
        return view;
    }

    private Office office() {
        return new Office(
                () -> ada,
                feed,
                marketData,
                mock(PriceCoverage.class),
                mock(PriceHistoryImport.class),
                mock(ProviderListings.class),
                jobs,
                verification,
                corrections,
                mock(Accounts.class),
                mock(CorporateActions.class),
                mock(ActionImport.class));
    }

    private static String textOf(Component part) {
        return part.getElement().getTextRecursively();
    }
}
