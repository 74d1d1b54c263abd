package com.papertrade.ui.trade;

import com.papertrade.identity.CurrentUser;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.KeyHint;
import com.papertrade.ui.live.TraderScreen;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The trade form above whatever is on screen: a trade from anywhere, and back to where one was. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class TradeDialog extends Dialog {

    private final TradePane pane;
    private final Select<Portfolio> where = new Select<>();

    TradeDialog(CurrentUser currentUser, TradeServices services, Background background, TraderScreen screen) {
        var place = TicketPlace.dialog(currentUser.id());
        pane = new TradePane(
                currentUser.id(), services, background, screen, (_, _) -> place, _ -> {}, this::setHeaderTitle);
        addClassName("trade-dialog");
        setWidth("min(960px, 96vw)");
        setDraggable(false);
        where.setAriaLabel("Portfolio");
        where.setItems(
                screen.owned().stream().map(PortfolioValuation::portfolio).toList());
        where.setItemLabelGenerator(portfolio -> portfolio.name().value());
        where.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                pane.form.moveTo(chosen.getValue().id());
            }
        });
        var close = new Button(Icon.CLOSE.create(), _ -> close());
        close.setAriaLabel("Close");
        close.addClassName("why");
        getHeader().add(where, close);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                TicketDraft.drop();
            }
        });
        add(pane, keys());
    }

    private static Div keys() {
        var keys = new Div(
                key("Alt B", "buy"),
                key("Alt S", "sell"),
                key("Alt A", "quantity or amount"),
                key("Alt M", "max"),
                key("Ctrl ⏎", "place"),
                key("Esc", "close"));
        keys.addClassName("keys");
        keys.getElement().setAttribute("aria-hidden", "true");
        return keys;
    }

    private static Span key(String key, String does) {
        return new Span(KeyHint.of(key), new Span(does));
    }

    /** An empty ticket in that portfolio, or in the trader's first one. */
    public void open(Optional<PortfolioId> in) {
        in.flatMap(this::owned)
                .or(() -> where.getListDataView().getItems().findFirst())
                .ifPresent(this::open);
    }

    /** As it was filled in when a session ended; what was meant for a portfolio that is gone is meant for no other. */
    public void open(TicketDraft draft) {
        draft.portfolio()
                .flatMap(this::owned)
                .ifPresentOrElse(
                        portfolio -> {
                            open(portfolio);
                            pane.form.restore(draft);
                        },
                        TicketDraft::drop);
    }

    private Optional<Portfolio> owned(PortfolioId id) {
        return where.getListDataView()
                .getItems()
                .filter(portfolio -> portfolio.id().equals(id))
                .findFirst();
    }

    private void open(Portfolio portfolio) {
        where.setValue(portfolio);
        pane.open(portfolio.id());
        open();
        pane.form.fields.focusFirst();
    }

    TicketForm form() {
        return pane.form;
    }

    OrderDone done() {
        return pane.done;
    }
}
