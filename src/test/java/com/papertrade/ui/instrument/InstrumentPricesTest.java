package com.papertrade.ui.instrument;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;

import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.ui.chart.PriceChart.Event;
import com.papertrade.ui.chart.PriceChart.Level;
import com.papertrade.ui.chart.PriceChart.Mark;
import com.papertrade.ui.chart.PriceChart.Prices;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn of its past, and what becomes of that while the screen is open. */
class InstrumentPricesTest extends InstrumentOnThursday {

    @Test
    void aSplitIsNoCliffAndAFillBeforeItStandsWhereTheLineIs() {
        enter("QUIL", "");
        screen.answerNext();

        var drawn = drawn();
        // 400 ÷ 4, and four times the shares.
        assertThat(drawn.bars().getFirst().toString()).isEqualTo("[2026-11-17, 99, 101, 98, 100, 4000]");
        assertThat(drawn.fills())
                .containsExactly(
                        new Mark("2026-11-17", "buy", Price.usd("100").perShare(), "buy 10\n$400.00 as traded"));
        assertThat(drawn.events())
                .containsExactly(
                        new Event("2026-11-18", "D", "dividend", "$0.25 a share"),
                        new Event("2026-11-18", "S", "split", "4 for 1"));
    }

    @Test
    void aSessionUnderWayHasAPlaceAndNoBarAsOnlyItsLastPriceIsKnown() {
        enter("QUIL", "");
        screen.answerNext();

        assertThat(drawn().bars()).hasSize(3).last().asList().containsExactly("2026-11-19");
        assertThat(view.heading.price.getText()).isEqualTo("$101.50");
        assertThat(view.heading.change.getText()).isEqualTo("+$1.50 (+1.50%)");
    }

    @Test
    void dividendsSayWhatTheyWereToTheTraderAndWhichAreStillToCome() {
        enter("QUIL", "");
        screen.answerNext();

        assertThat(view.facts.getElement().getTextRecursively())
                .contains("19 Dec 2026, announced", "$0.26")
                .contains("18 Nov 2026", "$0.25", "$10.00")
                .contains("4 for 1")
                .contains("Buy 10", "$400.00");
    }

    @Test
    void aLateAnswerForAnEarlierRangeIsDropped() {
        enter("QUIL", "");
        enter("QUIL", "range=1M");
        screen.answerLast();
        var afterTheLast = drawn();

        when(marketData.history(any(), any()))
                .thenReturn(
                        new PriceHistory(QUIL, PriceSource.SIMULATED, List.of(bar(TUESDAY, "1", "1", "1", "1", 1))));
        screen.answerNext();

        assertThat(drawn()).isEqualTo(afterTheLast);
    }

    @Test
    void whatCannotBeReadSaysSoAndCanBeTriedAgain() {
        when(marketData.history(any(), any())).thenThrow(new IllegalStateException("the test says so"));
        enter("QUIL", "");
        screen.answerNext();
        assertThat(view.notice.sentence()).isEqualTo("The prices could not be read Something failed on the server.");

        _click(_get(Button.class, spec -> spec.withText("Try again")));
        assertThat(view.notice.isVisible()).isFalse();
        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    @Test
    void thePriceMovesWithoutReadingThePastAgain() {
        enter("QUIL", "");
        screen.answerNext();
        when(marketData.quote(QUIL)).thenReturn(Optional.of(quote("99")));

        screen.beat();

        assertThat(view.heading.price.getText()).isEqualTo("$99.00");
        assertThat(view.prices.chart.getElement().getProperty("latest"))
                .isEqualTo("{\"last\":99,\"direction\":\"down\"}");
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void theRangeInTheAddressIsTheOneThatIsReadAndNonsenseIsNot() {
        enter("QUIL", "range=5Y&style=line");
        assertThat(view.prices.range.getValue()).isEqualTo(PriceRange.FIVE_YEARS);
        assertThat(view.prices.style.getValue()).isEqualTo(PriceStyle.LINE);

        enter("QUIL", "range=9Z&style=");
        assertThat(view.prices.range.getValue()).isEqualTo(PriceRange.SIX_MONTHS);
        assertThat(view.prices.style.getValue()).isEqualTo(PriceStyle.CANDLES);
    }

    @Test
    void whatIsShownOfAnInstrumentStaysWhileAnotherRangeOfItIsRead() {
        enter("QUIL", "");
        screen.answerNext();

        enter("QUIL", "range=1Y");

        assertThat(view.heading.price.getText()).isEqualTo("$101.50");
        assertThat(view.facts.getChildren()).isNotEmpty();
    }

    @Test
    void aWaitingOrderIsDrawnAtItsPriceAndSaysHowMuchItIsFor() {
        var shares = new OrderSize.Shares(Quantity.of(10));
        var dollars = new OrderSize.Amount(usd("500"));
        when(orders.open(TRADER, QUIL)).thenReturn(List.of(waiting(shares), waiting(dollars)));
        enter("QUIL", "");
        screen.answerNext();

        assertThat(drawn().lines())
                .extracting(Level::text)
                .containsExactly("open buy 10 · $98.50", "open buy $500.00 · $98.50");
    }

    /** 130 sessions, of which the table has 120. */
    @Test
    void theTableSaysHowManySessionsItLeavesOutAndWhereTheRestIsListed() {
        var first = THURSDAY.minusDays(130);
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL,
                        PriceSource.SIMULATED,
                        IntStream.range(0, 130)
                                .mapToObj(day -> bar(first.plusDays(day), "1", "1", "1", "1", 1))
                                .toList()));
        enter("QUIL", "");
        screen.answerNext();

        assertThat(view.prices.chart.words()).contains("$1.00 on 18 Nov 2026");
        view.prices.table.setOpen(true);
        view.prices.table.refresh();
        assertThat(view.prices.table.getElement().getTextRecursively())
                .contains("11/18/2026")
                .contains("The latest 120 of 130; a shorter range shows each. Your fills and the dividends are listed");
    }

    @Test
    void ofTheBarsThatWereReadOnlyTheLastAreKept() {
        var bars = IntStream.range(0, 50)
                .mapToObj(day -> bar(THURSDAY.minusDays(50 - day), "1", "1", "1", "1", 1))
                .toList();

        var kept = EarlierCloses.of(new PriceHistory(QUIL, PriceSource.SIMULATED, bars), List.of());

        assertThat(kept.bars()).hasSize(10).first().isEqualTo(bar(WEDNESDAY, "1", "1", "1", "1", 1));
    }

    @Test
    void whatTheTraderHasBoughtMeanwhileIsMarkedWithoutReloading() {
        when(orders.fillsOf(any(), any(), anyInt())).thenReturn(List.of());
        enter("QUIL", "");
        screen.answerNext();
        assertThat(drawn().fills()).isEmpty();

        when(orders.fillsOf(any(), any(), anyInt())).thenReturn(List.of(boughtOnTuesday()));
        owns(tenQuil());
        screen.beat();
        assertThat(view.prices.chart.isVisible()).isTrue();
        screen.answerNext();

        assertThat(drawn().fills()).hasSize(1);
        assertThat(drawn().lines()).extracting(Level::text).containsExactly("average cost $100.00");
        assertThat(view.facts.getElement().getTextRecursively()).contains("Your fills");
        assertNothingIsRead();
    }

    @Test
    void anOrderThatWaitsSinceIsDrawnAndNoLongerOnceItIsCancelled() {
        enter("QUIL", "");
        screen.answerNext();

        when(orders.open(TRADER, QUIL)).thenReturn(List.of(waiting(new OrderSize.Shares(Quantity.of(10)))));
        screen.beat();
        screen.answerNext();
        assertThat(drawn().lines()).hasSize(1);
        assertNothingIsRead();

        when(orders.open(TRADER, QUIL)).thenReturn(List.of());
        screen.beat();
        screen.answerNext();
        assertThat(drawn().lines()).isEmpty();
    }

    @Test
    void theBarOfASessionThatIsOverIsDrawnOnceTheNextHasBegun() {
        enter("QUIL", "");
        screen.answerNext();
        assertThat(drawn().bars().getLast().toString()).isEqualTo("[2026-11-19]");

        var friday = THURSDAY.plusDays(1);
        when(marketData.quote(QUIL))
                .thenReturn(Optional.of(new Quote(
                        QUIL,
                        Price.usd("104"),
                        Optional.of(Price.usd("102")),
                        friday,
                        NOW.plus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(1)),
                        PriceSource.SIMULATED)));
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL, PriceSource.SIMULATED, List.of(bar(THURSDAY, "100", "103", "99", "102", 7_000))));
        screen.beat();
        screen.answerNext();

        assertThat(drawn().bars()).hasToString("[[2026-11-19, 100, 103, 99, 102, 7000], [2026-11-20]]");
        assertNothingIsRead();
    }

    @Test
    void whatHadNoHistoryIsDrawnAsSoonAsItIsThere() {
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(QUIL, PriceSource.SIMULATED, List.of()))
                .thenReturn(new PriceHistory(
                        QUIL, PriceSource.SIMULATED, List.of(bar(WEDNESDAY, "99", "102", "98", "100", 5_000))));
        enter("QUIL", "");
        screen.beat();
        screen.answerNext();
        assertThat(view.prices.chart.isVisible()).isFalse();
        assertThat(screen.questionsUnderWay()).isZero();

        screen.beat();
        screen.beat();
        screen.answerNext();

        assertThat(view.prices.chart.isVisible()).isTrue();
        assertNothingIsRead();
    }

    @Test
    void whatCannotBeReadAgainLeavesWhatIsDrawnAndSaysSo() {
        enter("QUIL", "");
        screen.answerNext();
        when(marketData.history(any(), any())).thenThrow(new IllegalStateException("the test says so"));
        owns(tenQuil());
        screen.beat();
        screen.answerNext();

        assertThat(view.prices.chart.isVisible()).isTrue();
        assertThat(view.notice.sentence()).startsWith("The prices could not be read");
        assertNothingIsRead();
    }

    /** Bars between 98 and 102: 94 is as far below as they are high, and 93.99 is further. */
    @Test
    void whatIsTooFarFromTheBarsToBeDrawnIsSaidBelow() {
        when(orders.open(TRADER, QUIL)).thenReturn(List.of(waitingAt("94"), waitingAt("93.99"), waitingAt("106")));
        enter("QUIL", "");
        screen.answerNext();

        assertThat(drawn().lines())
                .extracting(Level::text)
                .containsExactly("open buy 10 · $94.00", "open buy 10 · $106.00");
        assertThat(view.prices.beyond.isVisible()).isTrue();
        assertThat(view.prices.beyond.getText()).isEqualTo("Too far away to be drawn: open buy 10 · $93.99.");

        when(orders.open(TRADER, QUIL)).thenReturn(List.of());
        screen.beat();
        screen.answerNext();
        assertThat(view.prices.beyond.isVisible()).isFalse();
    }

    private void assertNothingIsRead() {
        screen.beat();
        assertThat(screen.questionsUnderWay()).isZero();
    }

    private static Order waitingAt(String limit) {
        return waiting(new OrderSize.Shares(Quantity.of(10)), limit);
    }

    private Prices drawn() {
        return JSON.readValue(Objects.requireNonNull(view.prices.chart.drawn()), Prices.class);
    }

    private static Order waiting(OrderSize size) {
        return waiting(size, "98.50");
    }

    private static Order waiting(OrderSize size, String limit) {
        var ticket = new OrderTicket(
                ClientOrderId.random(),
                LONG_GAME,
                Side.BUY,
                QUIL,
                size,
                new OrderType.Limit(Price.usd(limit)),
                TimeInForce.GOOD_TILL_CANCELLED);
        return SampleOrders.open(ticket, NOW);
    }

    private static PositionValue tenQuil() {
        return new PositionValue(
                new Position(QUIL, Quantity.of(10), usd("1000")),
                "Quill Software",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
