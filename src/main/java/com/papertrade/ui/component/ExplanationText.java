package com.papertrade.ui.component;

import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Money;
import com.papertrade.performance.Explanation;
import com.papertrade.performance.Explanation.Derived;
import com.papertrade.performance.Explanation.PriceUsed;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A figure's trail: its parts, their sum, the formula in words, as of when and from which prices. */
public class ExplanationText extends Div {

    /** What is shown of more, and the rest as one sum: a trail nobody reads explains nothing. */
    private static final int MOST_PARTS = 40;

    public ExplanationText(Explanation explanation, ZoneId zone) {
        addClassName("explanation");
        add(new H2(title(explanation.figure())), facts(explanation), note(explanation.formula()));
        add(note(sources(explanation, zone)));
    }

    private static String title(Explanation.Figure figure) {
        return switch (figure) {
            case EQUITY -> "Equity, part by part";
            case DAILY_CHANGE -> "How the daily change is worked out";
            case TOTAL_GAIN -> "How the total gain is worked out";
            case AVERAGE_COST -> "Average cost, purchase by purchase";
            case DIVIDEND -> "How the dividend is worked out";
        };
    }

    private static Facts facts(Explanation explanation) {
        var facts = new Facts();
        var parts = explanation.parts();
        parts.stream()
                .limit(MOST_PARTS)
                .forEach(part -> facts.with(part.label(), Figures.money(part.amount()), Figures.told(part.detail())));
        if (parts.size() > MOST_PARTS) {
            var rest = parts.subList(MOST_PARTS, parts.size());
            facts.with(
                    Figures.count(rest.size()) + " more",
                    Figures.money(rest.stream().map(Explanation.Part::amount).reduce(Money.ZERO_USD, Money::plus)));
        }
        facts.withSum(sumOf(explanation.figure()), new Span(Figures.money(explanation.result())));
        explanation.derived().ifPresent(derived -> with(facts, explanation.result(), derived));
        return facts;
    }

    private static String sumOf(Explanation.Figure figure) {
        return switch (figure) {
            case EQUITY -> "Equity";
            case DAILY_CHANGE -> "Daily change";
            case TOTAL_GAIN -> "Total gain";
            case AVERAGE_COST -> "Cost of what is held";
            case DIVIDEND -> "Dividend";
        };
    }

    private static void with(Facts facts, Money result, Derived derived) {
        switch (derived) {
            case Derived.Rate rate ->
                facts.with(
                        "÷ " + Figures.money(rate.base()),
                        rate.rate().map(Figures::rate).orElse(Figures.UNKNOWN));
            case Derived.PerShare each ->
                facts.with("÷ " + Figures.shares(each.shares()), Figures.averageCost(each.price()), "each");
        }
    }

    private static String sources(Explanation explanation, ZoneId zone) {
        var asOf = "As of %s New York.".formatted(Moments.dayAndSecond(explanation.asOf(), zone));
        return explanation.prices().isEmpty() ? asOf : "%s Prices %s.".formatted(asOf, prices(explanation));
    }

    private static String prices(Explanation explanation) {
        List<PriceUsed> newestFirst = explanation.prices().stream()
                .sorted(Comparator.comparing(PriceUsed::observedAt).reversed())
                .toList();
        var youngest = Moments.ageInWords(newestFirst.getFirst().observedAt(), explanation.asOf());
        var oldest = Moments.ageInWords(newestFirst.getLast().observedAt(), explanation.asOf());
        var sources = newestFirst.stream()
                .map(PriceUsed::source)
                .map(PriceSource::label)
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s, from %s".formatted(youngest.equals(oldest) ? oldest : youngest + " to " + oldest, sources);
    }

    private static Paragraph note(String text) {
        var note = new Paragraph(text);
        note.addClassName("note");
        return note;
    }
}
