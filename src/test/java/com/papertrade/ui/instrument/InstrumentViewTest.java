package com.papertrade.ui.instrument;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
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
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange.MissingPrice;
import com.papertrade.performance.DailyChange.Waiting;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Fees;
import com.papertrade.trading.Fill;
import com.papertrade.trading.FillRule;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Orders;
import com.papertrade.trading.PriceBasis;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.ui.Screen;
import com.papertrade.ui.chart.PriceChart.Event;
import com.papertrade.ui.chart.PriceChart.Level;
import com.papertrade.ui.chart.PriceChart.Mark;
import com.papertrade.ui.chart.PriceChart.Prices;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.watchlist.Watchlist;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** QUIL on Thursday afternoon: 4 for 1 on Wednesday, bought at 400 on Tuesday, at 101.50 now. */
class InstrumentViewTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-17");
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
    private static final LocalDate THURSDAY = TUESDAY.plusDays(2);
    private static final UserId TRADER = UserId.random();
    private static final PortfolioId LONG_GAME = PortfolioId.random();
    private static final Symbol QUIL = new Symbol("QUIL");
    private static final Symbol KEST = new Symbol("KEST");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Instruments instruments = mock();
    private final MarketData marketData = mock();
    private final Orders orders = mock();
    private final Portfolios portfolios = mock();
    private final Watchlist watchlist = mock();
    private final Valuations valuations = mock();
    private Screen screen;
    private InstrumentView view;

    @BeforeEach
    void thursdayAfternoon() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        knows(new Instrument(QUIL, "Quill Software", "Simulated exchange", InstrumentType.STOCK, "USD", true));
        knows(new Instrument(KEST, "Kestrel Energy", "Simulated exchange", InstrumentType.STOCK, "USD", true));
        knows(new Instrument(new Symbol("GONE"), "Gone", "Simulated exchange", InstrumentType.STOCK, "USD", false));
        knows(new Instrument(new Symbol("EURO"), "Euro", "Simulated exchange", InstrumentType.STOCK, "EUR", true));
        when(marketData.quote(QUIL)).thenReturn(Optional.of(quote("101.50")));
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL,
                        PriceSource.SIMULATED,
                        List.of(
                                bar(TUESDAY, "396", "404", "392", "400", 1_000),
                                bar(WEDNESDAY, "99", "102", "98", "100", 5_000))));
        when(marketData.corporateActions(any(), any(), any()))
                .thenReturn(List.of(
                        new SplitNotice(QUIL, WEDNESDAY, SplitRatio.of("4")),
                        new DividendNotice(QUIL, WEDNESDAY, Optional.empty(), Price.usd("0.25")),
                        new DividendNotice(QUIL, THURSDAY.plusDays(30), Optional.empty(), Price.usd("0.26"))));
        when(orders.fillsOf(any(), any(), anyInt())).thenReturn(List.of(boughtOnTuesday()));
        when(portfolios.dividendsOf(TRADER, QUIL))
                .thenReturn(
                        List.of(Receivable.of(QUIL, WEDNESDAY, Optional.empty(), Quantity.of(40), Price.usd("0.25"))));
        screen = Screen.open();
        view = new InstrumentView(
                () -> new User(TRADER, "Maya", "", false),
                new InstrumentReader(instruments, marketData, orders, portfolios, watchlist),
                screen.background,
                screen.of(TRADER, valuations));
        screen.show(view);
    }

    @AfterEach
    void close() {
        screen.close();
    }

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
    void theRangeInTheAddressIsTheOneThatIsReadAndNonsenseIsNot() {
        enter("QUIL", "range=5Y&style=line");
        assertThat(view.prices.range.getValue()).isEqualTo(PriceRange.FIVE_YEARS);
        assertThat(view.prices.style.getValue()).isEqualTo(PriceStyle.LINE);

        enter("QUIL", "range=9Z&style=");
        assertThat(view.prices.range.getValue()).isEqualTo(PriceRange.SIX_MONTHS);
        assertThat(view.prices.style.getValue()).isEqualTo(PriceStyle.CANDLES);
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

    private void assertNoFigures() {
        assertThat(view.heading.price.getText()).isEqualTo("\u00a0");
        assertThat(view.heading.change.isVisible()).isFalse();
        assertThat(_find(view.heading, LocalTime.class)).isEmpty();
        assertThat(view.facts.getChildren()).isEmpty();
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

    private void assertNothingIsRead() {
        screen.beat();
        assertThat(screen.questionsUnderWay()).isZero();
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

    private static Order waitingAt(String limit) {
        return waiting(new OrderSize.Shares(Quantity.of(10)), limit);
    }

    private Prices drawn() {
        return JSON.readValue(Objects.requireNonNull(view.prices.chart.drawn()), Prices.class);
    }

    private void knows(Instrument instrument) {
        when(instruments.find(instrument.symbol())).thenReturn(Optional.of(instrument));
    }

    private void enter(String symbol, String query) {
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters()).thenReturn(new RouteParameters(InstrumentNavigation.SYMBOL, symbol));
        when(event.getLocation()).thenReturn(new Location("instrument/" + symbol, QueryParameters.fromString(query)));
        view.beforeEnter(event);
    }

    private List<String> waysToBuy() {
        return _find(view.heading, RouterLink.class).stream()
                .map(RouterLink::getHref)
                .toList();
    }

    private void owns(PositionValue... positions) {
        var portfolio = new Portfolio(LONG_GAME, TRADER, new PortfolioName("Long game"), usd("9000"), usd("9000"), NOW);
        when(valuations.valuationsOf(TRADER))
                .thenReturn(List.of(new PortfolioValuation(
                        portfolio,
                        NOW,
                        Optional.empty(),
                        List.of(QUIL),
                        Optional.empty(),
                        new Waiting(
                                THURSDAY,
                                WEDNESDAY,
                                List.of(new MissingPrice(QUIL, THURSDAY, MissingPrice.Kind.PRICE)),
                                List.of()),
                        List.of(positions),
                        List.of())));
    }

    private static Quote seenOnWednesday(Instant at) {
        return new Quote(QUIL, Price.usd("100"), Optional.empty(), WEDNESDAY, at, at, PriceSource.SIMULATED);
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

    private static Quote quote(String last) {
        return new Quote(
                QUIL, Price.usd(last), Optional.of(Price.usd("100")), THURSDAY, NOW, NOW, PriceSource.SIMULATED);
    }

    private static PriceBar bar(LocalDate day, String open, String high, String low, String close, long volume) {
        return new PriceBar(day, Price.usd(open), Price.usd(high), Price.usd(low), Price.usd(close), volume);
    }

    private static Order boughtOnTuesday() {
        var at = TUESDAY.atTime(15, 0).toInstant(ZoneOffset.UTC);
        var ticket = OrderTicket.market(ClientOrderId.random(), PortfolioId.random(), Side.BUY, QUIL, Quantity.of(10));
        return SampleOrders.filled(
                ticket,
                new Fill(
                        at,
                        Price.usd("400"),
                        Quantity.of(10),
                        usd("4000"),
                        Fees.NONE,
                        Money.ZERO_USD,
                        PriceSource.SIMULATED,
                        PriceBasis.QUOTE,
                        at,
                        TUESDAY,
                        FillRule.INSTANT_LATEST_PRICE,
                        2));
    }
}
