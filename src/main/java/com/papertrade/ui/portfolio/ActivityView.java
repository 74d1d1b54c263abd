package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Receipt;
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
    private int lastCount = -1;

    final LedgerGrid wide;
    final LedgerGrid narrow;
    final Span count = new Figure();
    final Aside receipt = new Aside();
    final RejectedOrders rejected = new RejectedOrders();

    ActivityView(OwnPortfolios own) {
        super(own, Tab.ACTIVITY);
        this.own = own;
        this.ledger = DataProvider.fromCallbacks(
                query -> entries(query.getOffset(), query.getLimit()).stream(), _ -> entryCount());
        this.wide = grid(LedgerGrid.wide(own.zone()));
        this.narrow = grid(LedgerGrid.narrow(own.zone()));
        count.addClassName("note");
        receipt.addClassNames("card", "receipt-panel");
        receipt.setVisible(false);
        var table = new Div(wide, narrow);
        table.addClassNames("card", "ledger-card");
        var columns = new Div(table, receipt);
        columns.addClassName("activity-columns");
        add(count, columns, rejected);
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
        var refused = own.rejected(id);
        return _ -> {
            show(id, entries);
            rejected.show(refused, own.zone());
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
        receipt.removeAll();
        var close = new Button(Icon.CLOSE.create(), _ -> deselect());
        close.setAriaLabel("Close the receipt");
        close.addClassName("close");
        receipt.add(close);
        own.orderBehind(id(), entry)
                .ifPresentOrElse(
                        order -> receipt.add(new Receipt(order, own.zone())),
                        () -> receipt.add(new EntryDetails(entry, own.zone())));
        receipt.setVisible(true);
    }

    private void deselect() {
        wide.deselectAll();
        narrow.deselectAll();
        closeReceipt();
    }

    private void closeReceipt() {
        receipt.setVisible(false);
    }
}
