package com.papertrade.ui.trade;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the trade would do: the price and how old it is, then cost, cash and position afterwards. */
class PreviewPanel extends Div {

    private final ZoneId zone;
    private final Span label = new Span();
    private final Div changeSlot = new Div();
    private final Div details = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final Span waiting = new Span();
    private final Div waitingLine = new Div(progress, waiting);
    private String effect = "";

    final Span price = new Span();
    final Span priceNote = new Span();
    final Paragraph rule = new Paragraph();
    final Announcement announcement = new Announcement();

    PreviewPanel(ZoneId zone) {
        this.zone = zone;
        addClassNames("card", "preview");
        label.addClassName("label");
        price.addClassName("price-figure");
        priceNote.addClassName("note");
        progress.setIndeterminate(true);
        waitingLine.addClassName("waiting");
        waitingLine.getElement().setAttribute("role", "status");
        var line = new Div(price, changeSlot);
        line.addClassName("price-line");
        rule.addClassName("rule");
        rule.add(
                Icon.BOLT.create(),
                new Span("Fills at once at the latest known price. The receipt names price, source and age."));
        add(waitingLine, label, line, priceNote, details, rule, announcement);
        clear();
    }

    void clear() {
        label.setText("Preview");
        showPrice("", "Pick an instrument to see its price.");
        clearPreview();
        stopWaiting();
    }

    void waitFor(String what) {
        waiting.setText(what);
        waitingLine.setVisible(true);
    }

    void stopWaiting() {
        waitingLine.setVisible(false);
    }

    /** Nothing but the name yet. */
    void announce(String symbol) {
        label.setText("Last price of " + symbol);
        showPrice(Figures.UNKNOWN, "");
        clearPreview();
    }

    void showQuote(Quote quote, Instant now) {
        label.setText("Last price of " + quote.symbol());
        showPrice(Figures.price(quote.last()), note(quote, now));
        quote.previousClose().ifPresent(close -> changeSlot.add(ChangeText.of(quote.last(), close)));
        removeClassName("stale");
    }

    /** An older price, for reference only. */
    void showStale(Quote quote, Instant now) {
        label.setText("Last known price of " + quote.symbol());
        showPrice(Figures.price(quote.last()), note(quote, now) + " · for reference only");
        addClassName("stale");
    }

    void showPreview(Side side, OrderPreview preview) {
        details.removeAll();
        details.add(facts(side, preview));
        effect = preview.rejection().map(Rejection::sentence).orElseGet(() -> effectOf(side, preview));
        preview.rejection().ifPresent(rejection -> {
            var sentence = new Paragraph(rejection.sentence());
            sentence.addClassName("rejection");
            details.add(sentence);
        });
    }

    void clearPreview() {
        details.removeAll();
        effect = "";
    }

    /** Tells those who do not see the panel what is on it now. */
    void speak(Instant now) {
        var known = price.isVisible() && !price.getText().equals(Figures.UNKNOWN);
        if (known) {
            announcement.say(
                    "%s: %s. %s"
                            .formatted(label.getText(), price.getText(), effect)
                            .strip(),
                    now);
        }
    }

    private static String effectOf(Side side, OrderPreview preview) {
        return "%s %s, cash after %s.".formatted(amountLabel(side), amount(preview), known(preview.cashAfter()));
    }

    private void showPrice(String figure, String note) {
        changeSlot.removeAll();
        price.setText(figure);
        price.setVisible(!figure.isEmpty());
        priceNote.setText(note);
    }

    private String note(Quote quote, Instant now) {
        return "%s · %s · %s New York"
                .formatted(
                        Moments.ageInWords(quote.observedAt(), now),
                        quote.source().label(),
                        Moments.dayAndSecond(quote.observedAt(), zone));
    }

    private static Facts facts(Side side, OrderPreview preview) {
        var facts = new Facts()
                .with(
                        amountLabel(side),
                        amount(preview),
                        "%s × %s"
                                .formatted(
                                        Figures.quantity(preview.quantity()),
                                        Figures.price(preview.quote().last())));
        if (!preview.fee().isZero()) {
            facts.with("Fee", Figures.money(preview.fee()));
        }
        return facts.withLine()
                .with("Cash after", known(preview.cashAfter()), "from " + Figures.money(preview.cashBefore()))
                .with("Position after", shares(preview.positionAfter()), held(preview.positionBefore()))
                .with("Average cost after", averageCost(preview.positionAfter()), costBefore(preview.positionBefore()));
    }

    private static String amountLabel(Side side) {
        return side == Side.BUY ? "Estimated cost" : "Estimated proceeds";
    }

    private static String amount(OrderPreview preview) {
        return preview.amount().map(Figures::money).orElse("too large");
    }

    private static String known(Optional<Money> money) {
        return money.map(Figures::money).orElse(Figures.UNKNOWN);
    }

    private static String shares(Optional<Position> position) {
        return position.map(Position::quantity).map(Figures::shares).orElse(Figures.UNKNOWN);
    }

    private static String averageCost(Optional<Position> position) {
        return position.flatMap(Position::averageCost).map(Figures::averageCost).orElse(Figures.UNKNOWN);
    }

    private static String held(Position before) {
        return before.quantity().isZero() ? "from none" : "from " + Figures.quantity(before.quantity());
    }

    private static String costBefore(Position before) {
        return before.averageCost()
                .map(cost -> "from " + Figures.averageCost(cost))
                .orElse("");
    }
}
