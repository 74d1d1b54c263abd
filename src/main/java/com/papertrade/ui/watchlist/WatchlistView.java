package com.papertrade.ui.watchlist;

import static java.util.stream.Collectors.toMap;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.ColumnHeadings;
import com.papertrade.ui.component.Comparison;
import com.papertrade.ui.component.FailureWords;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.papertrade.ui.component.SymbolField;
import com.papertrade.ui.live.LivePart;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.trade.PriceLookup;
import com.papertrade.watchlist.Watchlist;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The instruments that the trader watches: their prices, and how they went of late. */
@Route(WatchlistNavigation.PATH)
@PageTitle("Watchlist · PaperTrade")
@PermitAll
class WatchlistView extends Div implements LivePart {

    private static final int DAYS = 45;
    private static final int OFFERED_UNASKED = 20;

    private final UserId trader;
    private final Watchlist watchlist;
    private final Instruments instruments;
    private final MarketData marketData;
    private final Background background;
    private final PriceLookup lookup;
    private final NativeTableBody body = new NativeTableBody();
    private final Div table = new Div();
    private final Div empty = new Div();
    final Notice notice = new Notice();
    private volatile Set<Symbol> watched = Set.of();

    final Map<Symbol, WatchRow> rows = new LinkedHashMap<>();
    final SymbolField add;

    WatchlistView(
            CurrentUser currentUser,
            Watchlist watchlist,
            Instruments instruments,
            MarketData marketData,
            Background background,
            TraderScreen screen) {
        this.trader = currentUser.id();
        this.watchlist = watchlist;
        this.instruments = instruments;
        this.marketData = marketData;
        this.background = background;
        this.lookup = new PriceLookup(background, instruments, marketData);
        this.add = new SymbolField(instruments, () -> instruments.listed(OFFERED_UNASKED));
        addClassNames("page", "watchlist-page");
        build();
        showAll();
        screen.whileShown(this, this);
    }

    private void build() {
        add.setLabel("Add an instrument");
        add.addValueChangeListener(
                picked -> Optional.ofNullable(picked.getValue()).ifPresent(this::watch));
        add.addCustomValueSetListener(typed -> watchTyped(typed.getDetail()));
        var heading = new Div(new H1("Watchlist"));
        heading.addClassName("page-heading");
        var grid = new NativeTable();
        grid.getElement().setAttribute("aria-label", "Watched instruments");
        grid.add(
                ColumnHeadings.of(
                        List.of("Instrument", "Last 30 sessions", "Last price", "Since the previous close"), "Remove"),
                body);
        table.add(grid);
        table.addClassNames("card", "watchlist");
        empty.addClassNames("card", "nothing-held");
        empty.add(
                new H2("Nothing watched yet"),
                new Paragraph("Add an instrument to see its price and how it went, without holding it. Watched prices"
                        + " are kept up to date after those of what you hold."));
        add(heading, add, notice, empty, table);
    }

    private void showAll() {
        var symbols = watchlist.of(trader);
        var known = instruments.find(symbols);
        symbols.forEach(symbol -> addRow(symbol, Optional.ofNullable(known.get(symbol))));
        rowsChanged();
        drawLines(symbols);
    }

    private void rowsChanged() {
        watched = Set.copyOf(rows.keySet());
        empty.setVisible(rows.isEmpty());
        table.setVisible(!rows.isEmpty());
        show(comparisons());
    }

    /** What is not listed any more is still watched until it is removed. */
    private void addRow(Symbol symbol, Optional<Instrument> known) {
        var row = new WatchRow(
                symbol, known.map(Instrument::name).orElse("Not listed here any more"), () -> unwatch(symbol));
        rows.put(symbol, row);
        body.add(row);
    }

    private Map<Symbol, Comparison> comparisons() {
        return marketData.quotes(watched).values().stream()
                .collect(toMap(Quote::symbol, quote -> Comparison.of(quote, marketData)));
    }

    private void show(Map<Symbol, Comparison> comparisons) {
        rows.forEach((symbol, row) -> row.show(Optional.ofNullable(comparisons.get(symbol)), marketData.clock()));
    }

    /** Beside the screen: the prices are there before their past. */
    private void drawLines(Collection<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return;
        }
        background.ask(
                () -> histories(symbols),
                found -> found.forEach((symbol, history) ->
                        Optional.ofNullable(rows.get(symbol)).ifPresent(row -> row.show(history))),
                failure -> notice.show(
                        "The lines could not be read",
                        FailureWords.sentence(failure),
                        new Button("Try again", Icon.RETRY.create(), _ -> {
                            notice.clear();
                            drawLines(symbols);
                        })));
    }

    private Map<Symbol, PriceHistory> histories(Collection<Symbol> symbols) {
        var today = marketData.clock().date();
        var from = today.minusDays(DAYS);
        var histories = new HashMap<Symbol, PriceHistory>();
        for (var symbol : symbols) {
            histories.put(symbol, marketData.history(symbol, from).adjustedFor(marketData.splits(symbol, from, today)));
        }
        return histories;
    }

    private void watch(Instrument instrument) {
        notice.clear();
        add.clear();
        var symbol = instrument.symbol();
        if (rows.containsKey(symbol)) {
            Notification.show("You watch %s already.".formatted(symbol));
        } else if (watchlist.add(trader, symbol)) {
            addRow(symbol, Optional.of(instrument));
            rowsChanged();
            drawLines(List.of(symbol));
        } else {
            Notification.show(
                    "You watch %d instruments, which is the most. Remove one first.".formatted(Watchlist.MOST));
        }
    }

    /** Asks the provider too, for what is not known here yet. */
    private void watchTyped(String typed) {
        lookup.meaningOf(
                typed,
                meaning -> meaning.exact().ifPresentOrElse(this::watch, () -> sayUnknown(typed)),
                failure -> notice.show(
                        "“%s” could not be looked up".formatted(typed.strip()), FailureWords.sentence(failure)));
    }

    private void sayUnknown(String typed) {
        notice.show(
                "Nothing is called “%s”".formatted(typed.strip()),
                "Type a ticker or the beginning of a company's name, and pick one from the list.");
    }

    private void unwatch(Symbol symbol) {
        watchlist.remove(trader, symbol);
        Optional.ofNullable(rows.remove(symbol)).ifPresent(body::remove);
        rowsChanged();
        // The button that had the focus is gone with its row.
        add.focus();
    }

    @Override
    public Set<Symbol> symbols() {
        return watched;
    }

    @Override
    public Runnable newsOf(List<PortfolioValuation> owned) {
        var comparisons = comparisons();
        return () -> show(comparisons);
    }
}
