package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.performance.Explanation;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.Receivable;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.Why;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a portfolio is worth and how that changed, above everything else. */
class Headline extends Div {

    private final OwnPortfolios own;
    private final Span session = new Figure();
    private final Span cashNote = new Figure();
    private final Span buyingPowerNote = new Figure();
    private final Span deposited = new Figure();
    private final Span receivableNote = new Figure();
    private final Div receivables;
    private @Nullable PortfolioValuation valuation;

    final Span equity = new Figure();
    final Span equityNote = new Figure();
    final ChangeText change = new ChangeText();
    final Span cash = new Figure();
    final Span buyingPower = new Figure();
    final ChangeText totalGain = new ChangeText();
    final Span receivable = new Figure();
    final Button why = new Button(Icon.INFO.create());
    final DailyChangeExplanation explanation;
    final Announcement announcement = new Announcement();

    Headline(OwnPortfolios own) {
        this.own = own;
        this.explanation = new DailyChangeExplanation(own.zone());
        addClassName("headline");
        equity.addClassNames("headline-figure", "moves");
        session.addClassName("session");
        why.addClassName("why");
        why.setAriaLabel("How the daily change is worked out");
        equityNote.addClassNames("note", "missing");
        var line = new Div(change, session, why);
        line.addClassName("change-line");
        var worth = new Div(equity, why("the equity", Explanations::equity));
        worth.addClassName("with-why");
        var main = new Div(label("Equity"), worth, line, equityNote);
        main.addClassName("main-figure");
        buyingPower.addClassName("moves");
        receivables = figure("Dividends receivable", receivable, receivableNote);
        receivables.add(new Why("each dividend", own.zone(), this::dividends));
        var gained = figure("Total gain", totalGain, deposited);
        gained.add(why("the total gain", Explanations::totalGain));
        add(
                main,
                figure("Cash", cash, cashNote),
                figure("Buying power", buyingPower, buyingPowerNote),
                receivables,
                gained,
                popover(),
                announcement);
    }

    private Popover popover() {
        var popover = new Popover(explanation);
        popover.setTarget(why);
        popover.setPosition(PopoverPosition.BOTTOM);
        popover.setAriaLabel("How the daily change is worked out");
        popover.setWidth("22rem");
        return popover;
    }

    private Why why(String figure, BiFunction<Explanations, PortfolioValuation, Optional<Explanation>> explanation) {
        return new Why(
                figure,
                own.zone(),
                () ->
                        Optional.ofNullable(valuation)
                                .flatMap(shown -> explanation.apply(own.explanations(), shown))
                                .stream()
                                .toList());
    }

    private List<Explanation> dividends() {
        return Optional.ofNullable(valuation).stream()
                .flatMap(shown -> shown.receivables().stream())
                .map(own.explanations()::dividend)
                .toList();
    }

    void show(PortfolioValuation valuation) {
        this.valuation = valuation;
        equity.setText(valuation.equity().map(Figures::money).orElse(Figures.UNKNOWN));
        equityNote.setText(missing(valuation));
        equityNote.setVisible(!valuation.unpriced().isEmpty());
        change.show(valuation.dailyChange());
        session.setText(Moments.session(valuation.dailyChange().session(), own.today()));
        showFigures(valuation, valuation.portfolio());
        explanation.show(valuation);
        showReceivables(valuation.receivables());
        announcement.say("Equity %s, daily change %s".formatted(equity.getText(), change.getText()), own.now());
    }

    private void showFigures(PortfolioValuation valuation, Portfolio portfolio) {
        cash.setText(Figures.money(portfolio.cash()));
        valuation.totalGain().ifPresentOrElse(totalGain::show, () -> totalGain.showUnknown(""));
        deposited.setText("on %s deposited".formatted(Figures.money(portfolio.deposited())));
        buyingPower.setText(Figures.money(portfolio.buyingPower()));
        cashNote.setText(
                portfolio.reserved().isZero()
                        ? "none kept by orders"
                        : "%s kept by orders".formatted(Figures.money(portfolio.reserved())));
        buyingPowerNote.setText("ready to trade");
    }

    private void showReceivables(List<Receivable> owed) {
        receivables.setVisible(!owed.isEmpty());
        if (!owed.isEmpty()) {
            receivable.setText(
                    Figures.money(owed.stream().map(Receivable::amount).reduce(Money.ZERO_USD, Money::plus)));
            var next = owed.getFirst();
            receivableNote.setText(
                    owed.size() == 1
                            ? "%s, paid %s".formatted(next.symbol(), Moments.day(next.paidOn()))
                            : "next %s, paid %s".formatted(next.symbol(), Moments.day(next.paidOn())));
        }
    }

    private static String missing(PortfolioValuation valuation) {
        return valuation.unpriced().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", "No price is known of ", ": the cash is all that can be counted."));
    }

    private static Div figure(String name, Span value, Span note) {
        value.addClassName("figure");
        note.addClassName("note");
        return new Div(label(name), value, note);
    }

    private static Span label(String text) {
        var label = new Span(text);
        label.addClassName("label");
        return label;
    }
}
