package com.papertrade.ui.watchlist;

import static com.github.mvysny.kaributesting.v10.ComboBoxKt._fireCustomValueSet;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.performance.Valuations;
import com.papertrade.ui.Screen;
import com.papertrade.watchlist.Watchlist;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thursday afternoon: QUIL at 101.50, of which nothing is known but what a test says. */
class WatchlistViewTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
    private static final LocalDate WEDNESDAY = THURSDAY.minusDays(1);
    private static final UserId TRADER = UserId.random();
    private static final Symbol QUIL = new Symbol("QUIL");
    private static final Instrument QUILL_SOFTWARE =
            new Instrument(QUIL, "Quill Software", "Simulated exchange", InstrumentType.STOCK, "USD", true);

    private final Instruments instruments = mock();
    private final MarketData marketData = mock();
    private final Watchlist watchlist = mock();
    private final Valuations valuations = mock();
    private Screen screen;

    @BeforeEach
    void thursdayAfternoon() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(marketData.closeBefore(any())).thenCallRealMethod();
        when(marketData.splits(any(), any(), any())).thenCallRealMethod();
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL,
                        PriceSource.SIMULATED,
                        List.of(bar(WEDNESDAY.minusDays(1), "384"), bar(WEDNESDAY, "400"))));
        when(instruments.find(List.of(QUIL))).thenReturn(Map.of(QUIL, QUILL_SOFTWARE));
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void whoWatchesNothingIsInvitedTo() {
        var view = open();

        assertThat(view.rows).isEmpty();
        assertThat(view.getElement().getTextRecursively()).contains("Nothing watched yet", "Add an instrument");
    }

    @Test
    void aPriceStandsBesideTheCloseBeforeAndFollowsTheMarket() {
        watchingQuil("101.50", "100");
        var row = row(open());
        assertThat(row.price.getText()).isEqualTo("$101.50");
        assertThat(row.change.getText()).isEqualTo("+$1.50 (+1.50%)");

        watchingQuil("99", "100");
        screen.beat();
        assertThat(row.price.getText()).isEqualTo("$99.00");
        assertThat(row.change.getText()).isEqualTo("−$1.00 (−1.00%)");
    }

    @Test
    void aPriceThatNoOrderWouldTakeIsShownAsStale() {
        watchingQuil("101.50", "100");
        var row = row(open());
        assertThat(row.price.getClassNames()).doesNotContain("stale");

        when(marketData.clock())
                .thenReturn(new MarketClock(
                        new ContinuousCalendar(), Clock.fixed(NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC)));
        screen.beat();
        assertThat(row.price.getClassNames()).contains("stale");
    }

    /** 400 at Wednesday's close is 100 of Thursday's shares. */
    @Test
    void onTheDayOfASplitThePriceIsComparedInTheSameShares() {
        watchingQuil("101.50", "400");
        when(marketData.corporateActions(any(), any(), any()))
                .thenReturn(List.of(new SplitNotice(QUIL, THURSDAY, SplitRatio.of("4"))));

        assertThat(row(open()).change.getText()).isEqualTo("+$1.50 (+1.50%)");
    }

    @Test
    void whatHasNoPriceYetHasADash() {
        when(watchlist.of(TRADER)).thenReturn(List.of(QUIL));

        var row = row(open());

        assertThat(row.price.getText()).isEqualTo("—");
        assertThat(row.change.getElement().getTextRecursively()).contains("no price yet");
    }

    @Test
    void pricesStayWhenTheirPastCannotBeReadAndItIsAskedForAgain() {
        watchingQuil("101.50", "100");
        when(marketData.history(any(), any()))
                .thenThrow(new IllegalStateException("no history"))
                .thenReturn(new PriceHistory(QUIL, PriceSource.SIMULATED, List.of()));
        var view = open();
        screen.answerNext();
        assertThat(view.notice.isVisible()).isTrue();
        assertThat(view.getElement().getTextRecursively()).contains("The lines could not be read");
        assertThat(row(view).price.getText()).isEqualTo("$101.50");

        _click(_get(view, Button.class, search -> search.withText("Try again")));
        screen.answerNext();
        assertThat(view.notice.isVisible()).isFalse();
    }

    @Test
    void whatIsTypedInFullIsWatchedWithoutBeingPicked() {
        when(instruments.find(QUIL)).thenReturn(Optional.of(QUILL_SOFTWARE));
        when(watchlist.add(TRADER, QUIL)).thenReturn(true);
        var view = open();
        watchingQuil("101.50", "100");

        type(view, "quil");
        screen.answerNext();

        verify(watchlist).add(TRADER, QUIL);
        assertThat(view.rows).containsOnlyKeys(QUIL);
    }

    @Test
    void whatNothingIsCalledIsSaid() {
        when(instruments.find(any(Symbol.class))).thenReturn(Optional.empty());
        var view = open();

        type(view, "NOPE");
        screen.answerNext();

        assertThat(view.getElement().getTextRecursively()).contains("Nothing is called “NOPE”", "Type a ticker");
    }

    @Test
    void whatIsNotListedAnyMoreCanStillBeRemoved() {
        when(watchlist.of(TRADER)).thenReturn(List.of(new Symbol("GONE")));
        var view = open();
        assertThat(row(view).getElement().getTextRecursively()).contains("GONE", "Not listed here any more");

        _click(row(view).remove);

        verify(watchlist).remove(TRADER, new Symbol("GONE"));
        assertThat(view.rows).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneAndTheInvitationIsBack() {
        watchingQuil("101.50", "100");
        var view = open();

        _click(row(view).remove);

        verify(watchlist).remove(TRADER, QUIL);
        assertThat(view.rows).isEmpty();
        assertThat(view.symbols()).isEmpty();
    }

    private WatchlistView open() {
        when(instruments.search(anyString(), anyInt())).thenReturn(List.of());
        var view = new WatchlistView(
                () -> new User(TRADER, "Maya", "", false),
                watchlist,
                instruments,
                marketData,
                screen.background,
                screen.of(TRADER, valuations));
        screen.show(view);
        return view;
    }

    private static WatchRow row(WatchlistView view) {
        return view.rows.values().iterator().next();
    }

    private static void type(WatchlistView view, String text) {
        _fireCustomValueSet(view.add, text);
    }

    private void watchingQuil(String last, String previousClose) {
        when(watchlist.of(TRADER)).thenReturn(List.of(QUIL));
        when(marketData.quotes(any()))
                .thenReturn(Map.of(
                        QUIL,
                        new Quote(
                                QUIL,
                                Price.usd(last),
                                Optional.of(Price.usd(previousClose)),
                                THURSDAY,
                                NOW,
                                NOW,
                                PriceSource.SIMULATED)));
    }

    private static PriceBar bar(LocalDate session, String price) {
        return new PriceBar(session, Price.usd(price), Price.usd(price), Price.usd(price), Price.usd(price), 1_000);
    }
}
