package com.papertrade.ui.instrument;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.PriceAge;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Which instrument it is, what it costs and how that has changed, and what can be done about it. */
class InstrumentHeading extends Div {

    /** Keeps the line as high as it will be. */
    private static final String NO_BREAK_SPACE = "\u00a0";

    private final MarketClock clock;
    private final H1 title = new H1();
    private final Span name = new Figure();
    private final Span kind = new Span();
    private final Span exchange = new Span();
    private final Div actions = new Div();
    private final Span since = new Figure();
    private final Span source = new Figure();
    private final LocalTime observed;
    private final Span seen = new Span();
    private final PriceAge age = PriceAge.inWords();
    private Optional<Offer> offered = Optional.empty();

    final Button watch = new Button();
    final Span price = new Figure();
    final ChangeText change = new ChangeText();

    /** What can be done about which instrument. */
    private record Offer(Symbol symbol, boolean tradable, Optional<PortfolioId> portfolio) {}

    /** @param toggleWatching what to do when the trader wants to watch it, or no longer */
    InstrumentHeading(MarketClock clock, Runnable toggleWatching) {
        this.clock = clock;
        addClassName("instrument-heading");
        kind.addClassName("badge");
        exchange.addClassName("badge");
        name.addClassName("instrument-name");
        watch.addClickListener(_ -> toggleWatching.run());
        actions.addClassName("actions");
        var space = new Span();
        space.addClassName("space");
        var heading = new Div(title, name, kind, exchange, space, actions);
        heading.addClassName("page-heading");
        price.addClassNames("headline-figure", "moves");
        change.addClassName("price-change");
        since.addClassName("muted");
        observed = new LocalTime(clock.calendar().zone());
        seen.add(age, source, observed);
        seen.addClassNames("note", "seen");
        var line = new Div(price, change, since, seen);
        line.addClassName("instrument-price");
        add(heading, line);
    }

    void show(Instrument instrument) {
        title.setText(instrument.symbol().value());
        name.setText(instrument.name());
        kind.setText("%s · %s".formatted(instrument.type().label(), instrument.currency()));
        exchange.setText(instrument.active() ? instrument.exchange() : instrument.exchange() + " · delisted");
    }

    /** Links stay while they lead to the same ticket. */
    void offer(Instrument instrument, Optional<PortfolioId> portfolio) {
        var offer = new Offer(instrument.symbol(), instrument.active() && instrument.isQuotedInDollars(), portfolio);
        if (!offered.equals(Optional.of(offer))) {
            offered = Optional.of(offer);
            actions.removeAll();
            actions.add(watch);
            portfolio.filter(_ -> offer.tradable()).ifPresent(id -> {
                var buy = TradeNavigation.ticket(id, offer.symbol(), new Span("Buy"));
                buy.addClassNames("button-link", "primary");
                actions.add(buy);
            });
        }
    }

    void showWatched(boolean watched) {
        watch.setText(watched ? "Watching" : "Watch");
        watch.setIcon((watched ? Icon.STAR_FILLED : Icon.STAR).create());
        watch.getElement().setAttribute("aria-pressed", String.valueOf(watched));
    }

    /** Until the price is there: another instrument's would stand under this one's name. */
    void awaitPrice() {
        price.setText(NO_BREAK_SPACE);
        price.setClassName("stale", false);
        showBesidePrice(false);
    }

    private void showBesidePrice(boolean known) {
        change.setVisible(known);
        since.setVisible(known);
        seen.setVisible(known);
    }

    void showPrice(Optional<Quote> quote, Optional<Price> previousClose) {
        showBesidePrice(true);
        price.setText(quote.map(Quote::last).map(Figures::price).orElse(Figures.UNKNOWN));
        if (quote.isPresent() && previousClose.isPresent()) {
            change.show(quote.get().last(), previousClose.get());
        } else {
            change.showUnknown("");
        }
        since.setText(quote.map(last -> "since the close of "
                        + Moments.day(
                                clock.calendar().lastBefore(last.session()).date()))
                .orElse("no price is known"));
        age.show(quote.map(Quote::observedAt));
        source.setText(
                quote.map(last -> " · %s · ".formatted(last.source().label())).orElse(""));
        quote.map(Quote::observedAt).ifPresent(observed::show);
        observed.setVisible(quote.isPresent());
        price.setClassName(
                "stale", quote.filter(last -> !last.isCurrentAt(clock)).isPresent());
    }
}
