package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.trading.Order;
import com.papertrade.ui.component.OrderPaper;
import com.papertrade.ui.component.OrderStory;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.live.LivePart;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What became of the order: its receipt, or what it waits for; that turns into the receipt when it is filled. */
class OrderDone extends Div implements LivePart {

    private final UserId trader;
    private final TradeServices services;
    private final Runnable cancelled;
    private final Div sheet = new Div();
    private final Div ways = new Div();
    private volatile Optional<OrderStory> shown = Optional.empty();

    final Button again;
    final Button cancel = new Button("Cancel order", _ -> cancel());

    OrderDone(UserId trader, TradeServices services, Runnable again, Runnable cancelled) {
        this.trader = trader;
        this.services = services;
        this.cancelled = cancelled;
        this.again = new Button("Trade again", _ -> again.run());
        addClassNames("card", "done");
        sheet.getElement().setAttribute("tabindex", "-1");
        ways.addClassName("actions");
        add(sheet, ways);
    }

    void show(Order order) {
        show(services.stories().of(trader, order));
        var back = PortfolioNavigation.overview(order.portfolio(), new Span("To the portfolio"));
        back.addClassNames("button-link", "primary");
        ways.removeAll();
        ways.add(again, cancel, back);
        // The form that had the focus is gone: whoever cannot see is told what came instead.
        sheet.getElement().callJsFunction("focus");
    }

    private void show(OrderStory story) {
        shown = Optional.of(story);
        ZoneId zone = services.marketData().clock().calendar().zone();
        sheet.removeAll();
        sheet.add(new OrderPaper(story, zone));
        cancel.setVisible(story.order().isOpen());
    }

    private void cancel() {
        shown.map(OrderStory::order).ifPresent(order -> {
            var outcome = services.desk().cancel(trader, order.portfolio(), order.id());
            Notification.show(OrderWords.outcome(outcome, order));
            showAsItIsNow(order);
            cancelled.run();
        });
    }

    private void showAsItIsNow(Order order) {
        services.stories().find(trader, order.portfolio(), order.id()).ifPresent(this::show);
    }

    /** Only what waits can still become something else. */
    @Override
    public Runnable newsOf(List<PortfolioValuation> owned) {
        var before = shown;
        var now = before.map(OrderStory::order)
                .filter(Order::isOpen)
                .flatMap(order -> services.stories().find(trader, order.portfolio(), order.id()));
        return () -> now.filter(story -> shown.equals(before) && !before.equals(Optional.of(story)))
                .ifPresent(this::show);
    }
}
