package com.papertrade.ui.trade;

import com.papertrade.marketdata.Quote;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Comparison;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.LocalTime;
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

    private final Span label = new Figure();
    final ChangeText change = new ChangeText();
    final PriceAge age = PriceAge.inWords();
    private final Span source = new Figure();
    private final LocalTime observed;
    private final Span remark = new Figure();
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
        observed = new LocalTime(zone);
        addClassNames("card", "preview");
        label.addClassName("label");
        price.addClassNames("price-figure", "moves");
        priceNote.add(age, source, observed, remark);
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
        showNote("Pick an instrument to see its price.");
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
        showNote("");
        clearPreview();
    }

    void showQuote(Comparison comparison) {
        var quote = comparison.quote();
        label.setText("Last price of " + quote.symbol());
        price.setText(Figures.price(quote.last()));
        price.setVisible(true);
        comparison.closeBefore().ifPresent(close -> change.show(quote.last(), close));
        change.setVisible(comparison.closeBefore().isPresent());
        showNote(quote, "");
        setClassName("stale", false);
    }

    /** An older price, for reference only. */
    void showStale(Quote quote) {
        label.setText("Last known price of " + quote.symbol());
        showPrice(Figures.price(quote.last()));
        showNote(quote, " · for reference only");
        setClassName("stale", true);
    }

    void showPreview(Side side, OrderPreview preview) {
        if (effect == null || !effect.hasLinesFor(side, preview)) {
            effect = new OrderEffect(side, preview);
            details.removeAll();
            details.add(effect);
        }
        effect.show(preview);
        showWhen(Figures.told(preview.when()), preview.fillsAtOnce());
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

    private void showNote(Quote quote, String addition) {
        showAge(Optional.of(quote.observedAt()));
        source.setText(" · %s · ".formatted(quote.source().label()));
        observed.show(quote.observedAt());
        remark.setText(addition);
    }

    private void showNote(String note) {
        showAge(Optional.empty());
        source.setText(note);
        remark.setText("");
    }

    private void showAge(Optional<Instant> observedAt) {
        age.show(observedAt);
        age.setVisible(observedAt.isPresent());
        observed.setVisible(observedAt.isPresent());
    }
}
