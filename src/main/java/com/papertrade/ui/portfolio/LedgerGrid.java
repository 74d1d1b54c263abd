package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.ZoneId;
import java.util.Locale;

/** The ledger, one entry a row, newest first, fetched page by page as it is scrolled. */
class LedgerGrid extends Grid<LedgerRecord> {

    private static final String BADGE = "<span class=\"badge ${item.style}\">${item.kind}</span>";

    private final ZoneId zone;

    /** On a phone all of an entry stands in one column, on two lines. */
    static LedgerGrid narrow(ZoneId zone) {
        var grid = new LedgerGrid(zone, "ledger-narrow");
        grid.addTwoLines();
        return grid;
    }

    static LedgerGrid wide(ZoneId zone) {
        var grid = new LedgerGrid(zone, "ledger-wide");
        grid.addMoments();
        grid.addWords();
        grid.addFigures();
        return grid;
    }

    private LedgerGrid(ZoneId zone, String className) {
        this.zone = zone;
        addClassNames("ledger", className);
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
    }

    private void addMoments() {
        moment(
                "Date",
                "date",
                "108px",
                entry -> Moments.dayAndYear(entry.entry().occurredAt(), zone));
        moment("Time", "time", "100px", entry -> Moments.second(entry.entry().occurredAt(), zone));
    }

    /** @param form which part of it the browser shows, as {@link LocalTime} does */
    private void moment(String header, String form, String width, ValueProvider<LedgerRecord, String> there) {
        addColumn(LitRenderer.<LedgerRecord>of("<local-time class=\"muted\" form=\"" + form
                                + "\" at=\"${item.at}\" title=\"${item.title}\">${item.there}</local-time>")
                        .withProperty(
                                "at",
                                entry -> String.valueOf(
                                        entry.entry().occurredAt().toEpochMilli()))
                        .withProperty("title", this::atTheExchange)
                        .withProperty("there", there))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private String atTheExchange(LedgerRecord entry) {
        return Moments.dayYearAndSecond(entry.entry().occurredAt(), zone) + " " + LocalTime.city(zone);
    }

    private void addWords() {
        addColumn(LitRenderer.<LedgerRecord>of(BADGE)
                        .withProperty("style", LedgerGrid::style)
                        .withProperty("kind", entry -> EntryWords.kind(entry.entry())))
                .setHeader("Type")
                .setWidth("106px")
                .setFlexGrow(0);
        text("Symbol", "strong", "76px", entry -> EntryWords.symbol(entry.entry()));
        text("What happened", "", "130px", entry -> EntryWords.sentence(entry.entry()))
                .setFlexGrow(1);
    }

    private void addFigures() {
        figure("Quantity", "", "104px", entry -> EntryWords.quantity(entry.entry()));
        figure("Amount", "strong", "112px", entry -> EntryWords.amount(entry.entry()));
        figure("Cash after", "muted", "112px", entry -> Figures.money(entry.cashAfter()));
    }

    private void addTwoLines() {
        addColumn(LitRenderer.<LedgerRecord>of("<div class=\"two-lines\"><span class=\"strong\">${item.what}</span>"
                        + "<span class=\"strong end\">${item.amount}</span><local-time class=\"note\" at=\"${item.at}\" title=\"${item.title}\">${item.when}</local-time>"
                        + "<span class=\"note end\">cash ${item.cash}</span></div>")
                .withProperty("what", LedgerGrid::whatInShort)
                .withProperty(
                        "at", entry -> String.valueOf(entry.entry().occurredAt().toEpochMilli()))
                .withProperty("title", this::atTheExchange)
                .withProperty("amount", entry -> EntryWords.amount(entry.entry()))
                .withProperty(
                        "when", entry -> Moments.dayYearAndSecond(entry.entry().occurredAt(), zone))
                .withProperty("cash", entry -> Figures.money(entry.cashAfter())));
    }

    private static String whatInShort(LedgerRecord entry) {
        var kind = EntryWords.kind(entry.entry());
        var quantity = EntryWords.quantity(entry.entry()).replace("−", "");
        return entry.entry()
                .instrument()
                .map(symbol -> "%s %s %s".formatted(kind, quantity, symbol).replace("  ", " "))
                .orElse(kind);
    }

    private Column<LedgerRecord> text(
            String header, String className, String width, ValueProvider<LedgerRecord, String> text) {
        return addColumn(LitRenderer.<LedgerRecord>of("<span class=\"" + className + "\">${item.text}</span>")
                        .withProperty("text", text))
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private void figure(String header, String className, String width, ValueProvider<LedgerRecord, String> text) {
        text(header, className, width, text).setTextAlign(ColumnTextAlign.END);
    }

    private static String style(LedgerRecord entry) {
        return "kind-" + EntryWords.kind(entry.entry()).toLowerCase(Locale.ROOT);
    }
}
