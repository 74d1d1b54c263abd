package com.papertrade.ui.instrument;

import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Receivable;
import com.papertrade.trading.Fill;
import com.papertrade.trading.Order;
import com.papertrade.ui.chart.ChartTable;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.SideWords;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Beside the chart: the latest session in figures, what was paid and split, and what the trader did. */
class FactCards extends Div {

    private static final int MOST_DIVIDENDS = 8;
    private static final int MOST_FILLS = 20;

    FactCards() {
        addClassName("fact-cards");
    }

    void clear() {
        removeAll();
    }

    void show(InstrumentReading reading) {
        clear();
        add(keyFacts(reading), dividends(reading), splits(reading));
        if (!reading.fills().isEmpty()) {
            add(fills(reading));
        }
    }

    private static Section keyFacts(InstrumentReading reading) {
        var facts = new Facts();
        reading.latestBar().ifPresent(bar -> factsOf(bar, facts));
        facts.with("Previous close", reading.previousClose().map(Figures::price).orElse(Figures.UNKNOWN));
        facts.with(
                "52-week range",
                reading.yearsExtremes()
                        .map(range -> "%s – %s".formatted(Figures.price(range.low()), Figures.price(range.high())))
                        .orElse(Figures.UNKNOWN));
        facts.with(
                "Source",
                reading.quote().map(Quote::source).map(source -> source.label()).orElse(Figures.UNKNOWN));
        return card("Key facts", facts);
    }

    private static void factsOf(PriceBar bar, Facts facts) {
        facts.with("Session", Moments.day(bar.session()))
                .with("Open", Figures.price(bar.open()))
                .with("High", Figures.price(bar.high()))
                .with("Low", Figures.price(bar.low()))
                .with("Close", Figures.price(bar.close()))
                .with("Volume", Figures.count(bar.volume()));
    }

    /** Announced ones first, as they are what is to come. */
    private static Section dividends(InstrumentReading reading) {
        var notices = reading.dividendNotices()
                .sorted(Comparator.comparing(DividendNotice::exDate).reversed())
                .limit(MOST_DIVIDENDS)
                .toList();
        if (notices.isEmpty()) {
            return card("Dividends", muted("None are known."));
        }
        var rows = notices.stream()
                .map(notice -> List.of(
                        day(notice.exDate(), reading.today()),
                        Figures.price(notice.amountPerShare()),
                        toYou(notice.exDate(), reading.dividends())))
                .toList();
        return card("Dividends", ChartTable.tableOf(List.of("Ex-date", "Per share", "To you"), rows));
    }

    private static String toYou(LocalDate exDate, List<Receivable> entitled) {
        var amounts = entitled.stream()
                .filter(one -> one.exDate().equals(exDate))
                .map(Receivable::amount)
                .toList();
        return amounts.isEmpty()
                ? Figures.UNKNOWN
                : Figures.money(amounts.stream().reduce(Money.ZERO_USD, Money::plus));
    }

    private static Section splits(InstrumentReading reading) {
        var splits = reading.splits();
        if (splits.isEmpty()) {
            return card("Splits", muted("None are known."));
        }
        var facts = new Facts();
        splits.reversed()
                .forEach(split -> facts.with(day(split.effectiveOn(), reading.today()), Figures.forOne(split.ratio())));
        return card("Splits", facts);
    }

    private static Section fills(InstrumentReading reading) {
        var rows = reading.fills().stream()
                .limit(MOST_FILLS)
                .flatMap(order -> order.fill().map(fill -> row(order, fill, reading.today())).stream())
                .toList();
        var card = card("Your fills", ChartTable.tableOf(List.of("Fill", "Session", "Price"), rows));
        if (reading.fills().size() > MOST_FILLS) {
            card.add(muted("The latest %d of %d; the activity of a portfolio has all."
                    .formatted(MOST_FILLS, reading.fills().size())));
        }
        return card;
    }

    private static List<String> row(Order order, Fill fill, LocalDate today) {
        return List.of(
                "%s %s".formatted(SideWords.verb(order.side()), Figures.quantity(fill.quantity())),
                day(fill.priceSession(), today),
                Figures.price(fill.price()));
    }

    /** {@code 2 Oct 2026}; of one to come, that it is. */
    private static String day(LocalDate day, LocalDate today) {
        var written = Moments.dayAndYear(day);
        return day.isAfter(today) ? written + ", announced" : written;
    }

    private static Paragraph muted(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("muted");
        return paragraph;
    }

    private static Section card(String title, Component content) {
        var card = new Section(new H2(title), content);
        card.addClassNames("card", "fact-card");
        return card;
    }
}
