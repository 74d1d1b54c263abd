package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.money.Quantity;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
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
    private final Consumer<Order> filled;
    private ClientOrderId id = ClientOrderId.random();
    private boolean underWay;

    OrderPlacement(UserId trader, TradingDesk desk, Background background, TicketForm form, Consumer<Order> filled) {
        this.trader = trader;
        this.desk = desk;
        this.background = background;
        this.form = form;
        this.filled = filled;
        form.place.addClickListener(_ -> place());
    }

    private void place() {
        if (underWay) {
            return;
        }
        form.ticket(id).ifPresentOrElse(this::sendOrAsk, () -> form.letPlace(true));
    }

    private void sendOrAsk(OrderTicket ticket) {
        var held = form.held();
        if (ticket.side() == Side.SELL && isMoreThanHalf(shares(ticket), held)) {
            confirm(ticket, held);
        } else {
            send(ticket);
        }
    }

    private static Quantity shares(OrderTicket ticket) {
        return ticket.size() instanceof OrderSize.Shares shares ? shares.quantity() : Quantity.ZERO;
    }

    private static boolean isMoreThanHalf(Quantity sold, Quantity held) {
        return sold.plus(sold).isGreaterThan(held);
    }

    private void confirm(OrderTicket ticket, Quantity held) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Sell %s of your %s %s?"
                .formatted(Figures.quantity(shares(ticket)), Figures.quantity(held), ticket.symbol()));
        dialog.setText("That is more than half of the position.");
        dialog.setWidth("24rem");
        dialog.setCancelable(true);
        dialog.setConfirmText(form.placeLabel(Optional.of(shares(ticket))));
        dialog.addConfirmListener(_ -> send(ticket));
        dialog.addCancelListener(_ -> form.letPlace(true));
        // Going back in the browser closes it without an answer.
        dialog.addDetachListener(_ -> form.letPlace(!underWay));
        dialog.open();
    }

    private void send(OrderTicket ticket) {
        underWay = true;
        form.letPlace(false);
        form.notice.clear();
        form.preview.waitFor("Placing the order…");
        background.ask(() -> desk.place(trader, ticket), this::placed, failure -> failed(ticket, failure));
    }

    private void placed(OrderOutcome outcome) {
        id = ClientOrderId.random();
        settle();
        switch (outcome) {
            case OrderOutcome.Filled fill -> filled.accept(fill.order());
            case OrderOutcome.Accepted accepted -> filled.accept(accepted.order());
            case OrderOutcome.Rejected rejected -> show(rejected.rejection());
        }
    }

    private void show(Rejection rejection) {
        form.notice.show("The order was not filled", rejection.sentence(), waysOutOf(rejection.reason()));
        form.showPreview();
    }

    private Component[] waysOutOf(RejectionReason reason) {
        return reason == RejectionReason.NO_CURRENT_PRICE ? new Component[] {form.retry} : new Component[0];
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
