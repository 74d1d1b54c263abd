package com.papertrade.ui.trade;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Cancellation;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Fees;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderEvent;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Receipt;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** An order that waits: foreseen, placed, changed, cancelled. */
class WaitingOrderTest extends TradeTest {

    private static final OrderTicket TICKET = new OrderTicket(
            ClientOrderId.random(),
            PORTFOLIO.id(),
            Side.BUY,
            QUIL.symbol(),
            new OrderSize.Shares(Quantity.of(8)),
            new OrderType.Limit(Price.usd("230.00")),
            TimeInForce.GOOD_TILL_CANCELLED);
    private static final Order WAITING =
            SampleOrders.keeping(SampleOrders.open(TICKET, NOW), new Reservation.OfCash(usd("1840")));

    @BeforeEach
    void anOrderWaits() {
        when(portfolios.find(TRADER, PORTFOLIO.id())).thenReturn(Optional.of(PORTFOLIO));
        when(desk.waitsFor(any())).thenReturn("Fills once QUIL trades below $230.00. Waits until it is cancelled.");
        when(orders.find(TRADER, PORTFOLIO.id(), WAITING.id())).thenReturn(Optional.of(WAITING));
        when(orders.history(TRADER, PORTFOLIO.id(), WAITING.id()))
                .thenReturn(List.of(new OrderEvent(NOW, OrderEvent.Kind.ACCEPTED, "Accepted: buy 8 QUIL.")));
        when(instruments.find(QUIL.symbol())).thenReturn(Optional.of(QUIL));
        when(marketData.currentQuote(any(), any(), any())).thenReturn(current(QUIL, "236.85"));
    }

    @Test
    void whatItKeepsAndWhenItFillsAreForeseen() {
        foreseenWaiting(Fees.NONE);

        assertThat(effect())
                .contains("Keeps while it waits$1,840.00", "Buying power after$4,019.06from $5,859.06")
                .doesNotContain("Commission", "Slippage", "Total");
        assertThat(form.preview.rule.getElement().getTextRecursively()).contains("Fills once QUIL trades below");
    }

    @Test
    void feesAreForeseenWhereThereAreAny() {
        foreseenWaiting(new Fees(usd("1.00"), usd("0.40")));

        assertThat(effect()).contains("Commission$1.00", "Slippage$0.40", "Total$1,841.40");
    }

    @Test
    void whatWaitsIsShownWithWhatItWaitsForAndWhatItKeeps() {
        place(new OrderOutcome.Accepted(WAITING));

        assertThat(done())
                .contains("Order placed · limit order", "Buy 8 QUIL", "$1,840.00", "limit $230.00")
                .contains("Fills once QUIL trades below $230.00.", "Accepted: buy 8 QUIL.");
        assertThat(view.done.cancel.isVisible()).isTrue();
    }

    @Test
    void itCanBeCancelledWhereItWasPlaced() {
        place(new OrderOutcome.Accepted(WAITING));
        when(desk.cancel(TRADER, PORTFOLIO.id(), WAITING.id())).thenReturn(new Cancellation.Cancelled(cancelled()));
        when(orders.find(TRADER, PORTFOLIO.id(), WAITING.id())).thenReturn(Optional.of(cancelled()));

        _click(view.done.cancel);

        NotificationsKt.expectNotifications("Cancelled: buy 8 QUIL, limit $230.00. $1,840.00 free again.");
        assertThat(done()).contains("Cancelled");
        assertThat(view.done.cancel.isVisible()).isFalse();
    }

    @Test
    void onceItIsFilledItsReceiptTakesItsPlaceByItself() {
        place(new OrderOutcome.Accepted(WAITING));
        var filled = ((OrderOutcome.Filled) filled(TICKET)).order();
        when(orders.find(TRADER, PORTFOLIO.id(), WAITING.id())).thenReturn(Optional.of(filled));

        screen.beat();

        assertThat(_get(view.done, Receipt.class)).isNotNull();
        assertThat(done()).contains("Bought 8 QUIL");
        assertThat(view.done.cancel.isVisible()).isFalse();
    }

    @Test
    void aChangeBeginsWithTheOrderAsItIs() {
        enterChange();

        assertThat(form.fields.symbol.getValue()).isEqualTo(QUIL);
        assertThat(form.fields.symbol.isReadOnly()).isTrue();
        assertThat(form.fields.side.isReadOnly()).isTrue();
        assertThat(form.fields.type.limit.getValue()).isEqualTo("$230.00");
        assertThat(form.fields.type.timeInForce.getValue()).isEqualTo(TimeInForce.GOOD_TILL_CANCELLED);
        assertThat(form.fields.size.quantity.getValue()).isEqualTo("8");
        assertThat(form.bar.place.getText()).isEqualTo("Change to: Buy 8 QUIL");
    }

    @Test
    void placingAChangeReplacesTheOrder() {
        enterChange();
        form.fields.size.quantity.setValue("6");
        when(desk.replace(any(), any(), any())).thenReturn(new OrderOutcome.Accepted(WAITING));

        _click(form.bar.place);
        screen.answerNext();

        verify(desk).replace(eq(TRADER), eq(WAITING.id()), any());
        assertThat(view.done.isVisible()).isTrue();
    }

    @Test
    void aChangeThatIsRefusedLeavesTheOrderAsItWas() {
        enterChange();
        when(desk.replace(any(), any(), any()))
                .thenReturn(new OrderOutcome.Rejected(
                        new Rejection(RejectionReason.INSUFFICIENT_FUNDS, "Insufficient funds.")));

        _click(form.bar.place);
        screen.answerNext();

        assertThat(form.notice.sentence())
                .isEqualTo("The order was not changed: it waits as before Insufficient funds.");
    }

    @Test
    void whatHasEndedMeanwhileIsShownAsItEnded() {
        when(orders.find(TRADER, PORTFOLIO.id(), WAITING.id())).thenReturn(Optional.of(cancelled()));

        enterChange();

        assertThat(form.isVisible()).isFalse();
        assertThat(done()).contains("Not filled", "Cancelled");
    }

    @Test
    void afterAChangeTheNextOrderIsOneOfItsOwn() {
        enterChange();
        when(desk.replace(any(), any(), any())).thenReturn(new OrderOutcome.Accepted(WAITING));
        _click(form.bar.place);
        screen.answerNext();

        _click(view.done.again);

        assertThat(form.replaced()).isEmpty();
        assertThat(form.fields.symbol.isReadOnly()).isFalse();
    }

    @Test
    void whatIsTypedIntoAChangeIsFoundAgainOnlyInTheChangeOfThatOrder() {
        var ofTheNextOrder = form.place();

        enterChange();

        assertThat(form.place()).isEqualTo(TicketPlace.page(TRADER, PORTFOLIO.id(), Optional.of(WAITING.id())));
        assertThat(form.getElement().getAttribute("data-place"))
                .isEqualTo(form.place().name());
        form.clear();
        assertThat(form.getElement().getAttribute("data-place")).isEqualTo(ofTheNextOrder.name());
    }

    private void enterChange() {
        foreseen(preview("8", Optional.empty()));
        BeforeEnterEvent event = Mockito.mock();
        when(event.getRouteParameters())
                .thenReturn(
                        new RouteParameters(Map.of("portfolio", PORTFOLIO.id().toString(), "symbol", "QUIL")));
        when(event.getLocation())
                .thenReturn(new Location(
                        "", QueryParameters.of("change", WAITING.id().toString())));
        view.beforeEnter(event);
        while (screen.questionsUnderWay() > 0) {
            screen.answerNext();
        }
    }

    private void place(OrderOutcome outcome) {
        readyToBuy("8");
        when(desk.place(any(), any())).thenReturn(outcome);
        _click(form.bar.place);
        screen.answerNext();
    }

    /** 8 × 230.00 = 1,840.00; 5,859.06 − 1,840.00 = 4,019.06. */
    private void foreseenWaiting(Fees fees) {
        var now = preview("8", "230.00", Optional.empty());
        foreseen(new OrderPreview(
                now.quote(),
                now.price(),
                now.quantity(),
                now.amount(),
                fees,
                Optional.of(new Reservation.OfCash(usd("1840"))),
                usd("5859.06"),
                usd("5859.06"),
                Optional.of(usd("4019.06")),
                now.positionBefore(),
                Optional.empty(),
                false,
                "Fills once QUIL trades below $230.00. Waits until it is cancelled.",
                Optional.empty()));
        priceOf(QUIL, "236.85");
        form.fields.type.type.setValue(TypeChoice.LIMIT);
        form.fields.type.limit.setValue("230");
        form.fields.size.quantity.setValue("8");
    }

    private static Order cancelled() {
        return SampleOrders.cancelled(WAITING, NOW.plusSeconds(60));
    }

    private String effect() {
        return _get(form.preview, Facts.class).getElement().getTextRecursively();
    }

    private String done() {
        return view.done.getElement().getTextRecursively();
    }
}
