package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.stream.Collectors;

/** What a portfolio is worth and how that changed, above everything else. */
class Headline extends Div {

    private final OwnPortfolios own;
    private final Span session = new Figure();
    private final Span cashNote = new Figure();
    private final Span buyingPowerNote = new Figure();
    private final Span deposited = new Figure();

    final Span equity = new Figure();
    final Span equityNote = new Figure();
    final ChangeText change = new ChangeText();
    final Span cash = new Figure();
    final Span buyingPower = new Figure();
    final ChangeText totalGain = new ChangeText();
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
        var main = new Div(label("Equity"), equity, line, equityNote);
        main.addClassName("main-figure");
        buyingPower.addClassName("moves");
        add(
                main,
                figure("Cash", cash, cashNote),
                figure("Buying power", buyingPower, buyingPowerNote),
                figure("Total gain", totalGain, deposited),
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

    void show(PortfolioValuation valuation) {
        equity.setText(valuation.equity().map(Figures::money).orElse(Figures.UNKNOWN));
        equityNote.setText(missing(valuation));
        equityNote.setVisible(!valuation.unpriced().isEmpty());
        change.show(valuation.dailyChange());
        session.setText(Moments.session(valuation.dailyChange().session(), own.today()));
        showFigures(valuation, valuation.portfolio());
        explanation.show(valuation);
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
