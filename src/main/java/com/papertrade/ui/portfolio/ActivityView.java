package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.OrderPaper;
import com.papertrade.ui.component.OrderStory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that ever happened to a portfolio, newest first, however long that is. */
@Route("portfolio/:portfolio/activity")
@PermitAll
class ActivityView extends PortfolioTab {

    private static final int SHORT_LEDGER = 12;

    private final OwnPortfolios own;
    private final CallbackDataProvider<LedgerRecord, Void> ledger;
    private Optional<PortfolioId> shown = Optional.empty();
    private volatile Optional<OrderStory> opened = Optional.empty();
    private int lastCount = -1;

    final LedgerGrid wide;
    final LedgerGrid narrow;
    final Span count = new Figure();
    final Aside receipt = new Aside();
    final UnfilledOrders unfilled;

    ActivityView(OwnPortfolios own) {
        super(own, Tab.ACTIVITY);
        this.own = own;
        this.ledger = DataProvider.fromCallbacks(
                query -> entries(query.getOffset(), query.getLimit()).stream(), _ -> entryCount());
        this.wide = grid(LedgerGrid.wide(own.zone()));
        this.narrow = grid(LedgerGrid.narrow(own.zone()));
        this.unfilled = new UnfilledOrders(own.zone(), this::showOrder);
        count.addClassName("note");
        receipt.addClassNames("card", "receipt-panel");
        receipt.setVisible(false);
        var table = new Div(wide, narrow);
        table.addClassNames("card", "ledger-card");
        var lists = new Div(table, unfilled);
        lists.addClassName("activity-lists");
        var columns = new Div(lists, receipt);
        columns.addClassName("activity-columns");
        add(count, columns);
    }

    private LedgerGrid grid(LedgerGrid grid) {
        grid.setDataProvider(ledger);
        grid.addSelectionListener(
                selection -> selection.getFirstSelectedItem().ifPresentOrElse(this::showReceipt, this::closeReceipt));
        return grid;
    }

    private List<LedgerRecord> entries(int offset, int limit) {
        return shown.map(id -> own.entries(id, offset, limit)).orElse(List.of());
    }

    private int entryCount() {
        return shown.map(own::entryCount).orElse(0);
    }

    @Override
    Consumer<PortfolioValuation> readFor(PortfolioId id) {
        var entries = own.entryCount(id);
        var notFilled = own.notFilled(id);
        var open = opened;
        var now = open.map(OrderStory::order).filter(Order::isOpen).flatMap(order -> own.story(id, order.id()));
        return _ -> {
            show(id, entries);
            unfilled.show(notFilled);
            // What waits can become something else while it is looked at.
            now.filter(story -> opened.equals(open) && !open.equals(Optional.of(story)))
                    .ifPresent(this::show);
        };
    }

    /** Reads the ledger again only when there is more of it: the place that was scrolled to stays. */
    private void show(PortfolioId id, int entries) {
        var changed = !shown.equals(Optional.of(id));
        shown = Optional.of(id);
        if (changed || entries != lastCount) {
            lastCount = entries;
            count.setText(entries == 1 ? "1 entry" : entries + " entries");
            showAllOfAShortLedger(entries);
            ledger.refreshAll();
        }
    }

    /** A long one scrolls in itself; a short one needs no room for what is not there. */
    private void showAllOfAShortLedger(int entries) {
        wide.setAllRowsVisible(entries <= SHORT_LEDGER);
        narrow.setAllRowsVisible(entries <= SHORT_LEDGER);
    }

    private void showReceipt(LedgerRecord entry) {
        own.orderBehind(id(), entry)
                .ifPresentOrElse(this::show, () -> open(new EntryDetails(entry, own.zone()), "Close the entry"));
    }

    private void showOrder(Order order) {
        wide.deselectAll();
        narrow.deselectAll();
        own.story(id(), order.id()).ifPresent(this::show);
    }

    private void show(OrderStory story) {
        open(new OrderPaper(story, own.zone()), "Close the order");
        opened = Optional.of(story);
    }

    private void open(Component sheet, String closing) {
        opened = Optional.empty();
        var close = new Button(Icon.CLOSE.create(), _ -> deselect());
        close.setAriaLabel(closing);
        close.addClassName("close");
        receipt.removeAll();
        receipt.add(close, sheet);
        receipt.setVisible(true);
    }

    private void deselect() {
        wide.deselectAll();
        narrow.deselectAll();
        closeReceipt();
    }

    private void closeReceipt() {
        opened = Optional.empty();
        receipt.setVisible(false);
    }
}
