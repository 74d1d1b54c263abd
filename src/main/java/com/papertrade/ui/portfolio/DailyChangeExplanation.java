package com.papertrade.ui.portfolio;

import com.papertrade.marketdata.Quote;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.component.Figure;
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
import org.jspecify.annotations.Nullable;

/** How the daily change was worked out, so that anybody can do the sum again. */
class DailyChangeExplanation extends Div {

    private final ZoneId zone;
    private final Div working = new Div();
    private final Span sources = new Figure();
    private @Nullable DailySum sum;
    private @Nullable DailyChange shownChange;
    private @Nullable List<PositionValue> shownPositions;

    DailyChangeExplanation(ZoneId zone) {
        this.zone = zone;
        addClassName("explanation");
        add(new H2("How it is worked out"), working, note(sources));
    }

    /** As long as nothing else moves it stays as of the moment it says. */
    void show(PortfolioValuation valuation) {
        if (!valuation.dailyChange().equals(shownChange)
                || !valuation.positions().equals(shownPositions)) {
            shownChange = valuation.dailyChange();
            shownPositions = valuation.positions();
            workOut(valuation);
        }
    }

    private void workOut(PortfolioValuation valuation) {
        switch (valuation.dailyChange()) {
            case DailyChange.Known known -> showSum(known);
            case DailyChange.Waiting waiting -> showMissing(waiting);
        }
        sources.setText(sources(valuation));
    }

    /** Keeps the lines while they are the same ones: only the figures move. */
    private void showSum(DailyChange.Known known) {
        if (sum == null || !sum.hasLinesFor(known)) {
            sum = new DailySum(known);
            working.removeAll();
            working.add(sum);
        }
        sum.show(known);
    }

    private void showMissing(DailyChange.Waiting waiting) {
        sum = null;
        working.removeAll();
        working.add(
                new Paragraph("There is no figure: %s. A partial total would mislead.".formatted(waiting.sentence())));
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

    private static Paragraph note(Span text) {
        var note = new Paragraph(text);
        note.addClassName("note");
        return note;
    }
}
