package com.papertrade.ui.instrument;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.ui.component.LocalTime;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands on the screen of an instrument, and where it leads. */
class InstrumentViewTest extends InstrumentOnThursday {

    /** 400 at Wednesday's close is 100 of Thursday's shares. */
    @Test
    void onTheDayOfASplitThePriceIsComparedInTheSameShares() {
        when(marketData.corporateActions(any(), any(), any()))
                .thenReturn(List.of(new SplitNotice(QUIL, THURSDAY, SplitRatio.of("4"))));
        when(marketData.quote(QUIL))
                .thenReturn(Optional.of(new Quote(
                        QUIL,
                        Price.usd("101.50"),
                        Optional.of(Price.usd("400")),
                        THURSDAY,
                        NOW,
                        NOW,
                        PriceSource.SIMULATED)));
        enter("QUIL", "");
        screen.answerNext();
        assertThat(view.heading.change.getText()).isEqualTo("+$1.50 (+1.50%)");

        screen.beat();
        assertThat(view.heading.change.getText()).isEqualTo("+$1.50 (+1.50%)");
    }

    @Test
    void theStarWatchesAndStopsWatching() {
        enter("QUIL", "");
        screen.answerNext();
        when(watchlist.add(TRADER, QUIL)).thenReturn(true);

        _click(view.heading.watch);
        verify(watchlist).add(TRADER, QUIL);
        assertThat(view.heading.watch.getText()).isEqualTo("Watching");

        when(watchlist.watches(TRADER, QUIL)).thenReturn(true);
        _click(view.heading.watch);
        verify(watchlist).remove(TRADER, QUIL);
        assertThat(view.heading.watch.getText()).isEqualTo("Watch");
    }

    @Test
    void whatNobodyKnowsIsSaidWithWhatMayBeMeant() {
        when(instruments.search(any(), anyInt()))
                .thenReturn(List.of(new Instrument(
                        QUIL, "Quill Software", "Simulated exchange", InstrumentType.STOCK, "USD", true)));
        enter("QUILL", "");
        screen.answerNext();

        assertThat(view.notice.sentence()).isEqualTo("Nothing is called “QUILL” Did you mean one of these?");
        assertThat(view.notice.getElement().getTextRecursively()).contains("QUIL · Quill Software");
    }

    @Test
    void buyLeadsToTheTicketOfTheInstrumentThatIsShown() {
        owns();
        enter("KEST", "");
        assertThat(waysToBuy()).singleElement().asString().endsWith("/trade/KEST");

        enter("QUIL", "");
        assertThat(waysToBuy()).singleElement().asString().endsWith("/trade/QUIL");
    }

    @Test
    void whatIsNoLongerListedOrNotInDollarsCannotBeBoughtThoughTheOneBeforeItCould() {
        owns();
        enter("QUIL", "");
        enter("GONE", "");
        assertThat(waysToBuy()).isEmpty();

        enter("QUIL", "");
        assertThat(waysToBuy()).hasSize(1);
        enter("EURO", "");
        assertThat(waysToBuy()).isEmpty();
    }

    /** A minute before the close of Wednesday, which is no price to trade at on Thursday. */
    @Test
    void aPriceThatNoOrderWouldTakeIsShownAsStale() {
        enter("QUIL", "");
        screen.answerNext();
        assertThat(view.heading.price.getClassNames()).doesNotContain("stale");

        var close = THURSDAY.atStartOfDay(ZoneId.of("America/New_York")).toInstant();
        when(marketData.quote(QUIL)).thenReturn(Optional.of(seenOnWednesday(close.minusSeconds(60))));
        screen.beat();
        assertThat(view.heading.price.getClassNames()).contains("stale");

        when(marketData.quote(QUIL)).thenReturn(Optional.of(seenOnWednesday(close)));
        screen.beat();
        assertThat(view.heading.price.getClassNames()).doesNotContain("stale");
    }

    @Test
    void whenThePriceWasSeenIsSaidAsOnEveryScreen() {
        enter("QUIL", "");
        screen.answerNext();

        var seen = _get(view.heading, LocalTime.class).getElement();
        assertThat(seen.getAttribute("at")).isEqualTo(String.valueOf(NOW.toEpochMilli()));
        assertThat(seen.getAttribute("title")).isEqualTo("19 Nov 2026, 14:32:08 New York");
    }

    @Test
    void nothingOfTheInstrumentBeforeStandsUnderAnotherName() {
        enter("QUIL", "");
        screen.answerNext();

        when(marketData.quote(KEST)).thenThrow(new IllegalStateException("the test says so"));
        enter("KEST", "");
        assertNoFigures();
        screen.answerNext();
        assertThat(view.notice.sentence()).startsWith("The prices could not be read");
        assertNoFigures();
    }

    @Test
    void whatAProviderSaysOfATickerTooLateDoesNotTakeOverTheScreen() {
        enter("XYZ", "");
        enter("QUIL", "");
        knows(new Instrument(new Symbol("XYZ"), "Xyz", "Simulated exchange", InstrumentType.STOCK, "USD", true));
        screen.answerNext();

        assertThat(view.symbols()).containsExactly(QUIL);
        screen.answerNext();
        assertThat(view.heading.price.getText()).isEqualTo("$101.50");
    }

    @Test
    void thePricesOfAnInstrumentThatWasLeftDoNotClearWhatIsSaidOfAnUnknownOne() {
        enter("QUIL", "");
        enter("NOPE", "");
        screen.answerLast();
        screen.answerNext();

        assertThat(view.notice.sentence()).startsWith("Nothing is called “NOPE”");
    }

    /** Split on Thursday, whose session has no bar yet: Wednesday's 400 is 100 of today's shares. */
    @Test
    void onTheDayOfASplitTheLatestSessionIsToldInTodaysShares() {
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL, PriceSource.SIMULATED, List.of(bar(WEDNESDAY, "396", "408", "392", "400", 5_000))));
        when(marketData.corporateActions(any(), any(), any()))
                .thenReturn(List.of(new SplitNotice(QUIL, THURSDAY, SplitRatio.of("4"))));
        enter("QUIL", "");
        screen.answerNext();

        assertThat(view.facts.getElement().getTextRecursively())
                .contains("Close", "$100.00", "$102.00", "20,000")
                .doesNotContain("$408.00");
    }

    /** Its quote names no close: it is compared with Wednesday's 100. */
    @Test
    void aPriceThatNamesNoCloseBeforeIsComparedWithTheLastSessionRead() {
        enter("QUIL", "");
        screen.answerNext();
        when(marketData.quote(QUIL))
                .thenReturn(Optional.of(
                        new Quote(QUIL, Price.usd("99"), Optional.empty(), THURSDAY, NOW, NOW, PriceSource.SIMULATED)));

        screen.beat();

        assertThat(view.heading.change.getText()).isEqualTo("−$1.00 (−1.00%)");
        assertThat(view.prices.chart.getElement().getProperty("latest"))
                .isEqualTo("{\"last\":99,\"direction\":\"down\"}");
    }

    private void assertNoFigures() {
        assertThat(view.heading.price.getText()).isEqualTo("\u00a0");
        assertThat(view.heading.change.isVisible()).isFalse();
        assertThat(_find(view.heading, LocalTime.class)).isEmpty();
        assertThat(view.facts.getChildren()).isEmpty();
    }

    private List<String> waysToBuy() {
        return _find(view.heading, RouterLink.class).stream()
                .map(RouterLink::getHref)
                .toList();
    }

    private static Quote seenOnWednesday(Instant at) {
        return new Quote(QUIL, Price.usd("100"), Optional.empty(), WEDNESDAY, at, at, PriceSource.SIMULATED);
    }
}
