package com.papertrade.ui.trade;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.PriceAge;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the trade would do: the price and how old it is, then cost, cash and position afterwards. */
class PreviewPanel extends Div {

    private final ZoneId zone;
    private final Span label = new Figure();
    private final ChangeText change = new ChangeText();
    final PriceAge age = PriceAge.inWords();
    private final Span source = new Figure();
    private final Div details = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final Span waiting = new Figure();
    private final Div waitingLine = new Div(progress, waiting);
    private final Span bolt = Icon.BOLT.create();
    private final Span clock = Icon.CLOCK.create();
    private final Span when = new Figure();
    private String sentence = "";
    private String policy = "";
    private boolean policyFillsAtOnce;
    private @Nullable OrderEffect effect;

    final Span price = new Figure();
    final Span priceNote = new Figure();
    final Paragraph rule = new Paragraph();
    final Announcement announcement = new Announcement();

    PreviewPanel(ZoneId zone) {
        this.zone = zone;
        addClassNames("card", "preview");
        label.addClassName("label");
        price.addClassNames("price-figure", "moves");
        priceNote.add(age, source);
        priceNote.addClassName("note");
        progress.setIndeterminate(true);
        waitingLine.addClassName("waiting");
        waitingLine.getElement().setAttribute("role", "status");
        var line = new Div(price, change);
        line.addClassName("price-line");
        rule.addClassName("rule");
        rule.add(bolt, clock, when);
        add(waitingLine, label, line, priceNote, details, rule, announcement);
        clear();
    }

    void clear() {
        label.setText("Preview");
        showPrice("");
        showNote(Optional.empty(), "Pick an instrument to see its price.");
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
        showPrice(Figures.UNKNOWN);
        showNote(Optional.empty(), "");
        clearPreview();
    }

    /** @param closeBefore what it is compared with, if that is known */
    void showQuote(Quote quote, Optional<Price> closeBefore) {
        label.setText("Last price of " + quote.symbol());
        price.setText(Figures.price(quote.last()));
        price.setVisible(true);
        closeBefore.ifPresent(close -> change.show(quote.last(), close));
        change.setVisible(closeBefore.isPresent());
        showNote(Optional.of(quote.observedAt()), note(quote));
        setClassName("stale", false);
    }

    /** An older price, for reference only. */
    void showStale(Quote quote) {
        label.setText("Last known price of " + quote.symbol());
        showPrice(Figures.price(quote.last()));
        showNote(Optional.of(quote.observedAt()), note(quote) + " · for reference only");
        setClassName("stale", true);
    }

    void showPreview(Side side, OrderPreview preview) {
        if (effect == null || !effect.hasLinesFor(side, preview)) {
            effect = new OrderEffect(side, preview);
            details.removeAll();
            details.add(effect);
        }
        effect.show(preview);
        showWhen(preview.when(), preview.fillsAtOnce());
        rule.setVisible(preview.rejection().isEmpty());
        sentence = OrderEffect.sentence(side, preview);
    }

    void clearPreview() {
        details.removeAll();
        effect = null;
        sentence = "";
        showWhen(policy, policyFillsAtOnce);
        rule.setVisible(!policy.isEmpty());
    }

    /** What is said of when orders are filled, as long as it is not known which one. */
    void setPolicy(String sentence, boolean atOnce) {
        policy = sentence;
        policyFillsAtOnce = atOnce;
    }

    private void showWhen(String sentence, boolean atOnce) {
        when.setText(sentence);
        bolt.setVisible(atOnce);
        clock.setVisible(!atOnce);
    }

    /** Tells those who do not see the panel what is on it now. */
    void speak(Instant now) {
        var known = price.isVisible() && !price.getText().equals(Figures.UNKNOWN);
        if (known) {
            announcement.say(
                    "%s: %s. %s"
                            .formatted(label.getText(), price.getText(), sentence)
                            .strip(),
                    now);
        }
    }

    /** Without what it is compared with. */
    private void showPrice(String figure) {
        price.setText(figure);
        price.setVisible(!figure.isEmpty());
        change.setVisible(false);
    }

    private void showNote(Optional<Instant> observedAt, String note) {
        age.show(observedAt);
        age.setVisible(observedAt.isPresent());
        source.setText(note);
    }

    private String note(Quote quote) {
        return " · %s · %s New York".formatted(quote.source().label(), Moments.dayAndSecond(quote.observedAt(), zone));
    }
}
