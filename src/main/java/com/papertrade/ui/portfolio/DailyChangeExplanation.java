package com.papertrade.ui.portfolio;

import com.papertrade.marketdata.Quote;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the daily change was worked out, so that anybody can do the sum again. */
class DailyChangeExplanation extends Div {

    private final ZoneId zone;

    DailyChangeExplanation(ZoneId zone) {
        this.zone = zone;
        addClassName("explanation");
    }

    void show(PortfolioValuation valuation) {
        removeAll();
        add(new H2("How it is worked out"));
        switch (valuation.dailyChange()) {
            case DailyChange.Known known -> add(sum(known), rate(known));
            case DailyChange.Waiting waiting -> add(missing(waiting));
        }
        add(note(sources(valuation)));
    }

    private static Facts sum(DailyChange.Known known) {
        var facts = new Facts()
                .with("Equity now", Figures.money(known.equityNow()))
                .with("+ withdrawn since", Figures.money(known.withdrawn()))
                .with("− deposited since", Figures.money(known.deposited()))
                .with(
                        "− equity at %s close".formatted(Moments.weekday(known.previousSession())),
                        Figures.money(known.equityAtPreviousClose()))
                .withSum("Daily change", ChangeText.of(known));
        if (!known.fees().isZero()) {
            facts.with("of which fees", Figures.signed(known.fees().negated()));
        }
        return facts;
    }

    private static Paragraph rate(DailyChange.Known known) {
        return note("The rate is over equity at %s close plus what was deposited since: %s ÷ (%s + %s) = %s."
                .formatted(
                        Moments.weekday(known.previousSession()),
                        Figures.signed(known.gain().amount()),
                        Figures.money(known.equityAtPreviousClose()),
                        Figures.money(known.deposited()),
                        known.gain().rate().map(Figures::rate).orElse(Figures.UNKNOWN)));
    }

    private static Paragraph missing(DailyChange.Waiting waiting) {
        return new Paragraph("There is no figure: %s. A partial total would mislead.".formatted(waiting.sentence()));
    }

    private String sources(PortfolioValuation valuation) {
        var quotes = valuation.positions().stream()
                .map(PositionValue::quote)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Quote::observedAt).reversed())
                .toList();
        var asOf = Moments.dayAndSecond(valuation.asOf(), zone);
        return quotes.isEmpty()
                ? "As of %s New York; no price was needed.".formatted(asOf)
                : "As of %s New York. Prices %s, from %s.".formatted(asOf, ages(quotes, valuation), names(quotes));
    }

    private static String ages(List<Quote> newestFirst, PortfolioValuation valuation) {
        var youngest = Moments.age(newestFirst.getFirst().observedAt(), valuation.asOf());
        var oldest = Moments.ageInWords(newestFirst.getLast().observedAt(), valuation.asOf());
        return oldest.startsWith(youngest) ? oldest : youngest + " to " + oldest;
    }

    private static String names(List<Quote> quotes) {
        return quotes.stream().map(quote -> quote.source().label()).distinct().collect(Collectors.joining(", "));
    }

    private static Paragraph note(String text) {
        var note = new Paragraph(new Span(text));
        note.addClassName("note");
        return note;
    }
}
