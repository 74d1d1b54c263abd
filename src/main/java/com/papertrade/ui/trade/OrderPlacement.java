package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.FailureWords;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Question;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/**
 * Sends what the form asks for, and tells what became of it. A ticket keeps its id until its outcome
 * is known: however often it is sent, it trades once.
 */
class OrderPlacement {

    private final UserId trader;
    private final TradingDesk desk;
    private final Background background;
    private final TicketForm form;
    private final Consumer<Order> accepted;
    private ClientOrderId id = ClientOrderId.random();
    private boolean underWay;

    /** @param accepted hears of the order when it was filled or waits */
    OrderPlacement(UserId trader, TradingDesk desk, Background background, TicketForm form, Consumer<Order> accepted) {
        this.trader = trader;
        this.desk = desk;
        this.background = background;
        this.form = form;
        this.accepted = accepted;
        form.bar.place.addClickListener(_ -> place());
    }

    private void place() {
        if (underWay) {
            return;
        }
        form.ticket(id).ifPresentOrElse(this::sendOrAsk, () -> form.letPlace(true));
    }

    private void sendOrAsk(OrderTicket ticket) {
        form.foreseen()
                .filter(_ -> ticket.side() == Side.SELL)
                .filter(OrderPreview::isMoreThanHalfOfThePosition)
                .ifPresentOrElse(large -> confirm(ticket, large), () -> send(ticket));
    }

    private void confirm(OrderTicket ticket, OrderPreview large) {
        var question = Question.about(
                "Sell %s of your %s %s?"
                        .formatted(
                                Figures.quantity(large.quantity()),
                                Figures.quantity(large.positionBefore().quantity()),
                                ticket.symbol()),
                "That is more than half of the position.",
                form.placeLabel(),
                () -> send(ticket));
        question.addDetachListener(_ -> form.letPlace(!underWay));
        question.open();
    }

    private void send(OrderTicket ticket) {
        underWay = true;
        form.letPlace(false);
        form.notice.clear();
        form.preview.waitFor("Placing the order…");
        var replaced = form.replaced();
        background.ask(
                () -> replaced.map(order -> desk.replace(trader, order, ticket))
                        .orElseGet(() -> desk.place(trader, ticket)),
                outcome -> placed(ticket, outcome),
                failure -> failed(ticket, failure));
    }

    private void placed(OrderTicket ticket, OrderOutcome outcome) {
        id = ClientOrderId.random();
        settle();
        switch (outcome) {
            case OrderOutcome.Filled fill -> accepted.accept(fill.order());
            case OrderOutcome.Accepted waiting -> accepted.accept(waiting.order());
            case OrderOutcome.Rejected rejected -> show(ticket, rejected.rejection());
        }
    }

    private void show(OrderTicket ticket, Rejection rejection) {
        form.notice.show(titleOf(rejection), Figures.told(rejection.sentence()), waysOutOf(ticket, rejection.reason()));
        form.showPreview();
    }

    private String titleOf(Rejection rejection) {
        if (form.replaced().isEmpty()) {
            return "The order was not placed";
        }
        return isGone(rejection.reason())
                ? "There is nothing left to change"
                : "The order was not changed: it waits as before";
    }

    private static boolean isGone(RejectionReason reason) {
        return reason == RejectionReason.ORDER_NOT_OPEN || reason == RejectionReason.NO_SUCH_ORDER;
    }

    private Component[] waysOutOf(OrderTicket ticket, RejectionReason reason) {
        if (isGone(reason)) {
            return new Component[] {PortfolioNavigation.activity(ticket.portfolio(), new Span("Look in the activity"))};
        }
        return reason == RejectionReason.NO_CURRENT_PRICE ? new Component[] {form.price.retry} : new Component[0];
    }

    private void failed(OrderTicket ticket, RuntimeException failure) {
        settle();
        form.notice.show(
                "It is not known whether the order was placed",
                FailureWords.sentence(failure) + " Try again: the same order never trades twice.",
                new Button("Try again", Icon.RETRY.create(), _ -> send(ticket)),
                PortfolioNavigation.activity(ticket.portfolio(), new Span("Look in the activity")));
    }

    private void settle() {
        underWay = false;
        form.preview.stopWaiting();
        form.letPlace(true);
    }
}
