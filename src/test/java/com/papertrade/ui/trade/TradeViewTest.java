package com.papertrade.ui.trade;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.Question;
import com.papertrade.ui.component.Receipt;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class TradeViewTest extends TradeTest {

    private static final String KEEP = "window.paperTradeDraft?.keep(this)";
    private static final String DROP = "window.paperTradeDraft?.drop()";

    // ---- the price --------------------------------------------------------------------------

    @Test
    void thePriceComesWithItsAgeAndSource() {
        priceOf(QUIL, "236.85");

        assertThat(form.preview.price.getText()).isEqualTo("$236.85");
        assertThat(form.preview.age.since())
                .isEqualTo(String.valueOf(NOW.minusSeconds(2).toEpochMilli()));
        assertThat(form.preview.priceNote.getElement().getTextRecursively())
                .isEqualTo(" · simulated market · 19 Nov 2026, 14:32:06");
        assertThat(_get(form.preview, LocalTime.class).getElement().getAttribute("title"))
                .isEqualTo("19 Nov 2026, 14:32:06 New York");
    }

    @Test
    void untilThePriceIsThereTheFormSaysSo() {
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));

        form.fields.symbol.setValue(QUIL);

        assertThat(form.bar.hint.getText()).isEqualTo("Waiting for the price.");
        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    @Test
    void aLateAnswerForAnEarlierSymbolIsDropped() {
        when(marketData.currentQuote(eq(QUIL.symbol()), any(), any())).thenReturn(current(QUIL, "236.85"));
        when(marketData.currentQuote(eq(KEST.symbol()), any(), any())).thenReturn(current(KEST, "150.25"));
        form.fields.symbol.setValue(QUIL);
        form.fields.symbol.setValue(KEST);

        screen.answerLast();
        screen.answerNext();

        assertThat(form.preview.price.getText()).isEqualTo("$150.25");
    }

    /** A, AA, AAP and AAPL are all listed; their answers come in the order AAPL, A, AAP, AA. */
    @Test
    void lettersTypedOneAfterTheOtherEndAtTheLastWhicheverAnswerComesFirst() {
        var aapl = instrument("AAPL", "Apple", "USD");
        for (var known : List.of(
                instrument("A", "Agilent", "USD"),
                instrument("AA", "Alcoa", "USD"),
                instrument("AAP", "Advance Auto Parts", "USD"),
                aapl)) {
            when(instruments.find(known.symbol())).thenReturn(Optional.of(known));
        }
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(aapl, "287.50"));
        List.of("A", "AA", "AAP", "AAPL").forEach(form.picker::lookUp);

        screen.answerLast();
        assertThat(form.picker.picked()).contains(aapl);
        while (screen.questionsUnderWay() > 0) {
            screen.answerNext();
        }

        assertThat(form.picker.picked()).contains(aapl);
        assertThat(form.fields.symbol.getValue()).isEqualTo(aapl);
        assertThat(form.price.state()).isEqualTo(PriceQuest.State.CURRENT);
        assertThat(form.notice.sentence()).isEmpty();
    }

    @Test
    void withoutACurrentPriceTheLastKnownIsShownForReference() {
        var old = new QuoteAnswer.NotCurrent(
                Optional.of(quote(QUIL, "73.18", NOW.minus(Duration.ofDays(2)))),
                "The market data provider did not answer within 8 seconds.");
        when(marketData.currentQuote(any(), any(), any())).thenReturn(old);
        form.fields.symbol.setValue(QUIL);
        screen.answerNext();

        assertThat(form.notice.sentence())
                .isEqualTo("No current price for QUIL The market data provider did not answer within 8 seconds."
                        + " Nothing has been placed.");
        assertThat(form.preview.price.getText()).isEqualTo("$73.18");
        assertThat(form.preview.priceNote.getElement().getTextRecursively()).endsWith("for reference only");
        assertThat(form.bar.hint.getText()).isEqualTo("A market order needs a current price.");
    }

    @Test
    void whoOnlyLooksSpendsNoCallKeptForOrdersAndMayAskForOne() {
        var kept = new QuoteAnswer.NotCurrent(
                Optional.of(quote(QUIL, "73.18", NOW.minus(Duration.ofDays(2)))),
                "The last 5 of today's 25 market-data calls are kept for orders.");
        when(marketData.currentQuote(any(), eq(CallPriority.BROWSING), any())).thenReturn(kept);
        when(marketData.currentQuote(any(), eq(CallPriority.ORDER), any())).thenReturn(current(QUIL, "236.85"));
        form.fields.symbol.setValue(QUIL);
        screen.answerNext();
        assertThat(form.notice.sentence()).contains("kept for orders");
        assertThat(form.preview.price.getText()).isEqualTo("$73.18");
        assertThat(form.price.retry.getText()).isEqualTo("Ask now, as for an order");
        verify(marketData, never()).currentQuote(any(), eq(CallPriority.ORDER), any());

        _click(form.price.retry);
        screen.answerNext();

        assertThat(form.notice.isVisible()).isFalse();
        assertThat(form.preview.price.getText()).isEqualTo("$236.85");
    }

    @Test
    void aPriceThatComesAtLastIsTakenUpByItself() {
        var old = quote(QUIL, "73.18", NOW.minus(Duration.ofDays(2)));
        when(marketData.quote(QUIL.symbol())).thenReturn(Optional.of(old));
        when(marketData.currentQuote(any(), any(), any()))
                .thenReturn(new QuoteAnswer.NotCurrent(Optional.of(old), "Not yet."))
                .thenReturn(current(QUIL, "236.85"));
        form.fields.symbol.setValue(QUIL);
        screen.answerNext();
        screen.beat();
        assertThat(screen.questionsUnderWay()).isZero();

        when(marketData.quote(QUIL.symbol())).thenReturn(Optional.of(quote(QUIL, "236.85", NOW)));
        screen.beat();
        screen.answerNext();

        assertThat(form.notice.isVisible()).isFalse();
        assertThat(form.preview.price.getText()).isEqualTo("$236.85");
    }

    @Test
    void tryAgainKeepsWhatWasTyped() {
        when(marketData.currentQuote(any(), any(), any()))
                .thenThrow(new FeedUnavailable(FeedUnavailable.Reason.DAILY_LIMIT, "The calls for today are used up."))
                .thenReturn(current(QUIL, "236.85"));
        form.fields.size.quantity.setValue("8");
        form.fields.symbol.setValue(QUIL);
        screen.answerNext();
        assertThat(form.notice.sentence()).contains("The calls for today are used up.");

        _click(form.price.retry);
        screen.answerNext();

        assertThat(form.notice.isVisible()).isFalse();
        assertThat(form.fields.size.quantity.getValue()).isEqualTo("8");
        assertThat(form.bar.place.getText()).isEqualTo("Buy 8 QUIL");
    }

    @Test
    void anInstrumentInPenceIsShownAndRefusedWithoutACall() {
        var refusal = new Rejection(RejectionReason.FOREIGN_CURRENCY, "TSCO.LON is quoted in pence.");
        when(desk.untradable(TSCO.symbol())).thenReturn(Optional.of(refusal));

        form.fields.symbol.setValue(TSCO);

        assertThat(form.notice.sentence()).contains("TSCO.LON is quoted in pence.");
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void aPriceThatMovesMovesTheEffectAndNothingElse() {
        readyToBuy("8");
        var facts = _get(form.preview, Facts.class);
        when(desk.preview(any(), any(), any())).thenReturn(Optional.of(preview("8", "237.00", Optional.empty())));

        screen.beat();

        assertThat(form.preview.price.getText()).isEqualTo("$237.00");
        assertThat(facts.getElement().getTextRecursively()).contains("$1,896.00", "8 × $237.00");
        assertThat(_get(form.preview, Facts.class)).isSameAs(facts);
        assertThat(form.fields.size.quantity.getValue()).isEqualTo("8");
    }

    /** The day's splits are asked of the database: with the price and with its news, and never while somebody types. */
    @Test
    void whatThePriceIsComparedWithComesAlongWithIt() {
        when(marketData.closeBefore(any())).thenReturn(Optional.of(Price.usd("230.00")));
        readyToBuy("8");
        assertThat(form.preview.change.getText()).isEqualTo("+$6.85 (+2.98%)");
        clearInvocations(marketData);

        foreseen(preview("9", "237.00", Optional.empty()));
        form.fields.size.quantity.setValue("9");

        assertThat(form.preview.change.getText()).isEqualTo("+$7.00 (+3.04%)");
        verify(marketData, never()).closeBefore(any());
    }

    @Test
    void aCloseThatIsCorrectedComesWithTheNewsAndIsAskedBesideTheScreen() {
        when(marketData.closeBefore(any())).thenReturn(Optional.of(Price.usd("230.00")));
        readyToBuy("8");
        when(marketData.quote(QUIL.symbol())).thenReturn(Optional.of(quote(QUIL, "238.00", NOW)));
        when(marketData.closeBefore(any())).thenReturn(Optional.of(Price.usd("236.00")));
        var news = form.newsOf(List.of());
        clearInvocations(marketData);

        news.run();

        assertThat(form.preview.change.getText()).isEqualTo("+$0.85 (+0.36%)");
        verify(marketData, never()).closeBefore(any());
    }

    @Test
    void theFormHearsOfTheInstrumentThatIsPicked() {
        assertThat(form.symbols()).isEmpty();

        priceOf(QUIL, "236.85");

        assertThat(form.symbols()).containsExactly(QUIL.symbol());
    }

    // ---- what was typed ---------------------------------------------------------------------

    @Test
    void aTypedSymbolThatIsKnownIsPicked() {
        when(instruments.find(QUIL.symbol())).thenReturn(Optional.of(QUIL));
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));

        form.picker.lookUp(" quil ");
        screen.answerNext();

        assertThat(form.fields.symbol.getValue()).isEqualTo(QUIL);
        verify(marketData, never()).searchProvider(any());
    }

    @Test
    void whatIsInTheFieldAlreadyIsPickedAgainWhenItIsTypedAgain() {
        when(instruments.find(QUIL.symbol())).thenReturn(Optional.of(QUIL));
        priceOf(QUIL, "236.85");

        form.picker.lookUp("quil");
        screen.answerNext();
        screen.answerNext();

        assertThat(form.picker.picked()).contains(QUIL);
        assertThat(form.fields.symbol.getValue()).isEqualTo(QUIL);
        assertThat(form.price.state()).isEqualTo(PriceQuest.State.CURRENT);
        assertThat(form.bar.hint.getText()).isEqualTo("Type how many shares.");
    }

    @Test
    void aSuggestionThatIsInTheFieldAlreadyIsPickedAgain() {
        when(instruments.search("quill soft", 3)).thenReturn(List.of(QUIL));
        priceOf(QUIL, "236.85");

        form.picker.lookUp("quill soft");
        screen.answerNext();
        _click(_get(form.notice, Button.class, spec -> spec.withText("QUIL · Quill Software")));

        assertThat(form.picker.picked()).contains(QUIL);
    }

    @Test
    void aDraftOfTheInstrumentInTheAddressFindsItPicked() {
        when(instruments.find(QUIL.symbol())).thenReturn(Optional.of(QUIL));
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));
        form.picker.lookUp("QUIL");
        screen.answerNext();

        form.restore(TicketDraft.read("{\"symbol\": \"QUIL · Quill Software\", \"quantity\": \"50\"}")
                .orElseThrow());
        while (screen.questionsUnderWay() > 0) {
            screen.answerNext();
        }

        assertThat(form.bar.place.getText()).isEqualTo("Buy 50 QUIL");
        assertThat(form.price.state()).isEqualTo(PriceQuest.State.CURRENT);
    }

    @Test
    void aSymbolOnlyTheProviderKnowsIsPickedToo() {
        when(marketData.searchProvider("quil")).thenReturn(List.of(KEST, QUIL));
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));

        form.picker.lookUp("quil");
        screen.answerNext();

        assertThat(form.fields.symbol.getValue()).isEqualTo(QUIL);
    }

    @Test
    void anUnknownSymbolIsNamedAndTheFormStaysUsable() {
        form.picker.lookUp("NOPE");
        screen.answerNext();

        assertThat(form.notice.sentence()).startsWith("Nothing is called “NOPE”");
        assertThat(form.fields.symbol.isEnabled()).isTrue();
        assertThat(form.bar.hint.getText()).isEqualTo("Pick an instrument first.");
    }

    @Test
    void halfANameOffersWhatItMayMean() {
        when(instruments.search("quill soft", 3)).thenReturn(List.of(QUIL));
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));

        form.picker.lookUp("quill soft");
        screen.answerNext();
        _click(_get(form.notice, Button.class, spec -> spec.withText("QUIL · Quill Software")));

        assertThat(form.fields.symbol.getValue()).isEqualTo(QUIL);
    }

    @Test
    void aWordThatSomethingKnownIsCalledByAsksTheProviderNothing() {
        when(instruments.search("quill", 3)).thenReturn(List.of(QUIL));

        form.picker.lookUp("quill");
        screen.answerNext();

        assertThat(form.notice.sentence()).contains("quill");
        verify(marketData, never()).searchProvider(any());
    }

    @Test
    void aFailedLookUpSaysWhyAndCanBeRepeated() {
        when(marketData.searchProvider("NOPE"))
                .thenThrow(new FeedUnavailable(FeedUnavailable.Reason.TIMEOUT, "No answer within 8 seconds."));

        form.picker.lookUp("NOPE");
        screen.answerNext();
        _click(_get(form.notice, Button.class, spec -> spec.withText("Try again")));

        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    @Test
    void aQuantityThatCannotBeIsAnswered() {
        priceOf(QUIL, "236.85");

        form.fields.size.quantity.setValue("1e30");

        assertThat(form.fields.size.quantity.isInvalid()).isTrue();
        assertThat(form.fields.size.quantity.getErrorMessage()).isEqualTo("Type a number of shares, such as 8 or 0.5.");
        assertThat(form.bar.hint.getText()).isEqualTo("Correct the number of shares.");
    }

    // ---- placing ----------------------------------------------------------------------------

    @Test
    void theReceiptFollowsTheFill() {
        readyToBuy("8");
        when(desk.place(eq(TRADER), any())).thenAnswer(call -> filled(call.getArgument(1)));

        _click(form.bar.place);
        screen.answerNext();

        assertThat(form.isVisible()).isFalse();
        assertThat(_get(view.done, Receipt.class)).isNotNull();
        _click(view.done.again);
        assertThat(form.isVisible()).isTrue();
        assertThat(form.fields.size.quantity.getValue()).isEmpty();
    }

    @Test
    void aDoubleClickPlacesOneOrder() {
        readyToBuy("8");
        when(desk.place(any(), any())).thenAnswer(call -> filled(call.getArgument(1)));

        ComponentUtil.fireEvent(form.bar.place, new ClickEvent<>(form.bar.place));
        ComponentUtil.fireEvent(form.bar.place, new ClickEvent<>(form.bar.place));
        screen.answerNext();

        assertThat(screen.questionsUnderWay()).isZero();
        verify(desk, times(1)).place(any(), any());
    }

    @Test
    void untilTheOutcomeIsKnownTheOrderKeepsItsId() {
        readyToBuy("8");
        when(desk.place(any(), any()))
                .thenThrow(new IllegalStateException("connection lost"))
                .thenAnswer(call -> filled(call.getArgument(1)));

        _click(form.bar.place);
        screen.answerNext();
        assertThat(form.notice.sentence()).startsWith("It is not known whether the order was placed");
        _click(_get(form.notice, Button.class, spec -> spec.withText("Try again")));
        screen.answerNext();

        var tickets = ArgumentCaptor.forClass(OrderTicket.class);
        verify(desk, times(2)).place(any(), tickets.capture());
        assertThat(tickets.getAllValues())
                .extracting(OrderTicket::clientOrderId)
                .containsOnly(tickets.getValue().clientOrderId());
    }

    @Test
    void aRejectionIsShownWithItsAmountsAndTheNextTryIsAnotherOrder() {
        readyToBuy("8");
        var sentence = "Insufficient funds: you have $739.67, this order needs $1,301.65 (short by $561.98).";
        when(desk.place(any(), any()))
                .thenReturn(new OrderOutcome.Rejected(new Rejection(RejectionReason.INSUFFICIENT_FUNDS, sentence)));

        _click(form.bar.place);
        screen.answerNext();
        assertThat(form.notice.sentence()).endsWith(sentence);
        _click(form.bar.place);
        screen.answerNext();

        var tickets = ArgumentCaptor.forClass(OrderTicket.class);
        verify(desk, times(2)).place(any(), tickets.capture());
        assertThat(tickets.getAllValues())
                .extracting(OrderTicket::clientOrderId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void anOrderThatWouldBeRejectedIsNotSent() {
        priceOf(QUIL, "236.85");
        var rejection = new Rejection(RejectionReason.INSUFFICIENT_FUNDS, "Insufficient funds.");
        when(desk.preview(any(), any(), any())).thenReturn(Optional.of(preview("100", Optional.of(rejection))));
        form.fields.size.quantity.setValue("100");

        _click(form.bar.place);

        assertThat(screen.questionsUnderWay()).isZero();
        assertThat(form.bar.hint.getText()).isEqualTo("This order would be rejected.");
        assertThat(form.bar.place.isEnabled()).isTrue();
    }

    @Test
    void exactlyHalfOfAPositionIsSoldWithoutAsking() {
        readyToSell("5", "10");

        _click(form.bar.place);

        _assertNone(Question.class);
        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    @Test
    void moreThanHalfOfAPositionIsSoldOnlyAfterAsking() {
        readyToSell("5.000000001", "10");

        _click(form.bar.place);
        assertThat(screen.questionsUnderWay()).isZero();
        _click(_get(Question.class).confirm);

        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    @Test
    void whoDeclinesToSellCanPlaceAgain() {
        readyToSell("10", "10");

        _click(form.bar.place);
        _click(_get(Question.class).cancel);
        MockVaadin.clientRoundtrip(false);

        assertThat(screen.questionsUnderWay()).isZero();
        assertThat(form.bar.place.isEnabled()).isTrue();
    }

    @Test
    void whoGoesBackFromTheQuestionCanPlaceAgain() {
        readyToSell("10", "10");

        _click(form.bar.place);
        _get(Question.class).close();
        MockVaadin.clientRoundtrip(false);

        assertThat(form.bar.place.isEnabled()).isTrue();
    }

    // ---- the address ------------------------------------------------------------------------

    @Test
    void anAddressThatNamesNoSideBuys() {
        view.beforeEnter(enter(QueryParameters.of("side", "sell")));
        assertThat(form.fields.side.getValue()).isEqualTo(Side.SELL);

        view.beforeEnter(enter(QueryParameters.empty()));

        assertThat(form.fields.side.getValue()).isEqualTo(Side.BUY);
    }

    // ---- the draft --------------------------------------------------------------------------

    @Test
    void whatAKeyHasChosenIsKeptByTheBrowserAndAPriceThatMovesIsNot() {
        readyToBuy("8");
        assertThat(timesTold(KEEP)).isPositive();

        screen.beat();
        assertThat(timesTold(KEEP)).isZero();

        form.fields.choose(Side.SELL);
        form.fields.size.toggle();
        assertThat(timesTold(KEEP)).isEqualTo(1);
    }

    @Test
    void whatIsPlacedIsKeptNoLonger() {
        readyToBuy("8");
        when(desk.place(any(), any())).thenAnswer(call -> filled(call.getArgument(1)));
        _click(form.bar.place);
        assertThat(timesTold(DROP)).isZero();

        screen.answerNext();
        assertThat(timesTold(DROP)).isPositive();

        form.showPreview();
        assertThat(timesTold(KEEP)).isZero();
    }

    @Test
    void whoeverLeavesThePageLeavesTheTicket() {
        assertThat(timesTold(DROP)).isZero();

        view.beforeLeave(mock());

        assertThat(timesTold(DROP)).isEqualTo(1);
    }

    @Test
    void anotherPortfolioIsAnotherPlace() {
        var place = form.getElement().getAttribute("data-place");
        assertThat(place).contains(PORTFOLIO.id().toString());

        form.open(PortfolioId.random());

        assertThat(form.getElement().getAttribute("data-place")).isNotEqualTo(place);
    }

    private long timesTold(String script) {
        return screen.scripts().stream().filter(told -> told.contains(script)).count();
    }

    private BeforeEnterEvent enter(QueryParameters parameters) {
        when(portfolios.find(TRADER, PORTFOLIO.id())).thenReturn(Optional.of(PORTFOLIO));
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters())
                .thenReturn(new RouteParameters("portfolio", PORTFOLIO.id().toString()));
        when(event.getLocation()).thenReturn(new Location("", parameters));
        return event;
    }
}
