package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.ui.portfolio.OwnActivity.Listing;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The entries that were found, on a desk in columns, on a phone on two lines; or that there are none. */
class LedgerList extends Div {

    private static final int SHORT_LEDGER = 12;

    private final Consumer<Optional<LedgerRecord>> chosen;
    private Optional<Listing> shown = Optional.empty();
    private Optional<LedgerRecord> selected = Optional.empty();

    final LedgerGrid wide;
    final LedgerGrid narrow;
    final Paragraph nothing = new Paragraph();
    private final Div nothingFound = new Div();

    /** Reads a page of what was listed, newest first. */
    @FunctionalInterface
    interface Pages {

        List<LedgerRecord> page(Listing listing, int offset, int limit);
    }

    /** @param clear what is to be done where nothing is found */
    LedgerList(ZoneId zone, Pages pages, Consumer<Optional<LedgerRecord>> chosen, Runnable clear) {
        this.chosen = chosen;
        var entries = DataProvider.<LedgerRecord>fromCallbacks(
                query -> {
                    var offset = query.getOffset();
                    var limit = query.getLimit();
                    return shown.map(listing -> pages.page(listing, offset, limit)).orElse(List.of()).stream();
                },
                _ -> shown.map(listing -> listing.counted().entries()).orElse(0));
        this.wide = grid(LedgerGrid.wide(zone));
        this.narrow = grid(LedgerGrid.narrow(zone));
        wide.setDataProvider(entries);
        narrow.setDataProvider(entries);
        addClassNames("card", "ledger-card");
        nothingFound.addClassName("nothing-found");
        nothingFound.add(nothing, new Button("Clear filters", _ -> clear.run()));
        nothingFound.setVisible(false);
        add(wide, narrow, nothingFound);
    }

    private LedgerGrid grid(LedgerGrid grid) {
        grid.addSelectionListener(selection -> select(selection.getFirstSelectedItem()));
        return grid;
    }

    /** Reads the ledger again only when other entries are found: the place that was scrolled to stays. */
    void show(Listing listing) {
        var before = shown;
        shown = Optional.of(listing);
        var same = before.filter(last -> last.isOf(listing.portfolio(), listing.filter())
                        && last.counted().entries() == listing.counted().entries())
                .isPresent();
        if (!same) {
            showAllOfAShortLedger(listing.counted().entries());
            showWhetherThereAreAny(listing);
            wide.getDataProvider().refreshAll();
        }
    }

    /** A long one scrolls in itself; a short one needs no room for what is not there. */
    private void showAllOfAShortLedger(int entries) {
        wide.setAllRowsVisible(entries <= SHORT_LEDGER);
        narrow.setAllRowsVisible(entries <= SHORT_LEDGER);
    }

    private void showWhetherThereAreAny(Listing listing) {
        var none = listing.counted().entries() == 0;
        nothing.setText(none ? listing.filter().nothingFound() : "");
        nothingFound.setVisible(none);
        wide.setVisible(!none);
        narrow.setVisible(!none);
    }

    /** In both, as a screen that is turned goes from one to the other. */
    void select(Optional<LedgerRecord> entry) {
        if (entry.equals(selected)) {
            return;
        }
        selected = entry;
        wide.select(entry.orElse(null));
        narrow.select(entry.orElse(null));
        chosen.accept(entry);
    }

    Optional<LedgerRecord> selected() {
        return selected;
    }
}
