package com.papertrade.ui.portfolio;

import com.papertrade.performance.DailyChange;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;

/** The sum that leads to the daily change, line by line, and its rate. */
class DailySum extends Div {

    private final LocalDate comparedWith;
    private final boolean withFees;

    private final Span equityNow = new Figure();
    private final Span withdrawn = new Figure();
    private final Span deposited = new Figure();
    private final Span equityThen = new Figure();
    private final ChangeText change = new ChangeText();
    private final Span fees = new Figure();
    private final Span rate = new Figure();

    DailySum(DailyChange.Known known) {
        comparedWith = known.previousSession();
        withFees = !known.fees().isZero();
        var note = new Paragraph(rate);
        note.addClassName("note");
        add(facts(), note);
    }

    private Facts facts() {
        var facts = new Facts()
                .with("Equity now", equityNow)
                .with("+ withdrawn since", withdrawn)
                .with("− deposited since", deposited)
                .with("− equity at %s close".formatted(Moments.weekday(comparedWith)), equityThen)
                .withSum("Daily change", change);
        return withFees ? facts.with("of which fees", fees) : facts;
    }

    boolean hasLinesFor(DailyChange.Known known) {
        return comparedWith.equals(known.previousSession())
                && withFees == !known.fees().isZero();
    }

    void show(DailyChange.Known known) {
        equityNow.setText(Figures.money(known.equityNow()));
        withdrawn.setText(Figures.money(known.withdrawn()));
        deposited.setText(Figures.money(known.deposited()));
        equityThen.setText(Figures.money(known.equityAtPreviousClose()));
        change.show(known.gain());
        fees.setText(Figures.signed(known.fees().negated()));
        rate.setText(rateOf(known));
    }

    private static String rateOf(DailyChange.Known known) {
        return "The rate is over equity at %s close plus what was deposited since: %s ÷ (%s + %s) = %s."
                .formatted(
                        Moments.weekday(known.previousSession()),
                        Figures.signed(known.gain().amount()),
                        Figures.money(known.equityAtPreviousClose()),
                        Figures.money(known.deposited()),
                        known.gain().rate().map(Figures::rate).orElse(Figures.UNKNOWN));
    }
}
