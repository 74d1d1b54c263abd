package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Receivable;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.Why;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.List;

/** What companies paid and brokers took today, and what is owed and comes later. */
class DividendsAndFees extends Section {

    private final OwnPortfolios own;
    private final Div lines = new Div();
    private List<Receivable> owed = List.of();
    private Shown shown = new Shown(List.of(), "", List.of());

    DividendsAndFees(OwnPortfolios own) {
        this.own = own;
        addClassNames("card", "dividends-and-fees");
        var heading = new Div(
                new H2("Dividends and fees"),
                new Why(
                        "each dividend",
                        own.zone(),
                        () -> owed.stream().map(own.explanations()::dividend).toList()));
        heading.addClassName("with-why");
        add(heading, lines);
    }

    /** @param note when it is paid, as far as that is to come */
    private record Line(String what, String amount, String note) {}

    private record Shown(List<Line> today, String fees, List<Line> later) {}

    void show(PortfolioValuation valuation) {
        owed = valuation.receivables();
        var daily = valuation.dailyChange();
        var now = new Shown(today(daily), fees(daily), later(daily.session()));
        setVisible(
                !now.today().isEmpty() || !now.fees().isEmpty() || !now.later().isEmpty());
        if (!now.equals(shown)) {
            shown = now;
            lines.removeAll();
            lines.add(facts(now));
        }
    }

    private List<Line> today(DailyChange daily) {
        return daily.positions().stream()
                .filter(change -> !change.dividends().isZero())
                .map(change -> new Line(
                        "%s, ex-dividend".formatted(change.symbol()),
                        Figures.signed(change.dividends()),
                        paidOn(change.symbol(), daily.session())))
                .toList();
    }

    private String paidOn(Symbol symbol, LocalDate exDate) {
        return owed.stream()
                .filter(receivable -> receivable.symbol().equals(symbol)
                        && receivable.exDate().equals(exDate))
                .findFirst()
                .map(DividendsAndFees::paidOn)
                .orElse("paid");
    }

    /** Those of earlier ex-dates. */
    private List<Line> later(LocalDate session) {
        return owed.stream()
                .filter(receivable -> !receivable.exDate().equals(session))
                .map(receivable -> new Line(
                        "%s, owed".formatted(receivable.symbol()),
                        Figures.money(receivable.amount()),
                        paidOn(receivable)))
                .toList();
    }

    private static String paidOn(Receivable receivable) {
        return "paid " + Moments.day(receivable.paidOn());
    }

    private static String fees(DailyChange daily) {
        return daily instanceof DailyChange.Known known && !known.fees().isZero()
                ? Figures.signed(known.fees().negated())
                : "";
    }

    private static Facts facts(Shown now) {
        var facts = new Facts();
        now.today().forEach(line -> facts.with(line.what(), line.amount(), line.note()));
        if (!now.fees().isEmpty()) {
            facts.with("Fees", now.fees());
        }
        now.later().forEach(line -> facts.with(line.what(), line.amount(), line.note()));
        return facts;
    }
}
