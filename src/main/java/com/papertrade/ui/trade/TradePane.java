package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.OrderStory;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.live.TraderScreen;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The trade form, then what became of the order; on a page of its own or in a dialog. */
class TradePane extends Div {

    private final UserId trader;
    private final TradeServices services;
    private final TraderScreen screen;
    private final Consumer<String> titled;

    final Paragraph about = new Paragraph();
    final TicketForm form;
    final OrderDone done;

    /**
     * @param places where a ticket, or the change of an order, is found again should the session end
     * @param addressed hears where what is filled in would be found again
     * @param titled hears what it is about
     */
    TradePane(
            UserId trader,
            TradeServices services,
            Background background,
            TraderScreen screen,
            BiFunction<PortfolioId, Optional<OrderId>, TicketPlace> places,
            Consumer<String> addressed,
            Consumer<String> titled) {
        this.trader = trader;
        this.services = services;
        this.screen = screen;
        this.titled = titled;
        this.form = new TicketForm(
                trader,
                services,
                new PriceLookup(background, services.instruments(), services.marketData()),
                places,
                addressed);
        this.done = new OrderDone(trader, services, this::startOver, screen::portfoliosChanged);
        var _ = new OrderPlacement(trader, services.desk(), background, form, this::showDone);
        addClassName("trade-pane");
        about.addClassName("muted");
        done.setVisible(false);
        add(about, form, done);
        screen.whileShown(form, form);
        screen.whileShown(done, done);
    }

    void open(PortfolioId portfolio) {
        form.open(portfolio);
        showForm("Trade", "");
    }

    /** One that has ended meanwhile is shown as it ended: there is nothing left to change. */
    void change(PortfolioId portfolio, OrderId id) {
        var order = services.stories()
                .find(trader, portfolio, id)
                .map(OrderStory::order)
                .orElseThrow(NotFoundException::new);
        if (order.isOpen()) {
            form.change(order);
            showForm(
                    "Change order",
                    "%s, %s. It waits as it is until the new one is accepted in its place."
                            .formatted(OrderWords.what(order), OrderWords.typeAndPrices(order.type())));
        } else {
            show(order);
        }
    }

    private void startOver() {
        form.clear();
        showForm("Trade", "");
        form.fields.focusFirst();
    }

    private void showForm(String heading, String what) {
        titled.accept(heading);
        Figure.write(about, what);
        about.setVisible(!what.isEmpty());
        done.setVisible(false);
        form.setVisible(true);
    }

    private void showDone(Order order) {
        show(order);
        screen.portfoliosChanged();
    }

    private void show(Order order) {
        TicketDraft.drop();
        titled.accept("Trade");
        about.setVisible(false);
        done.show(order);
        form.setVisible(false);
        done.setVisible(true);
    }
}
