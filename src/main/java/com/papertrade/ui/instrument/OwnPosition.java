package com.papertrade.ui.instrument;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionChange;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** What one portfolio has of the instrument; the figures move with its price. */
class OwnPosition extends Section {

    private final Span quantity = new Figure();
    private final Span value = new Figure();
    private final Span weight = new Figure();
    private final Span cost = new Figure();
    private final Span costInAll = new Figure();
    private final ChangeText today = new ChangeText();
    private final ChangeText unrealized = new ChangeText();

    OwnPosition(PortfolioValuation valuation, PositionValue position) {
        var id = valuation.portfolio().id();
        var name = new Span(valuation.portfolio().name().value());
        addClassNames("card", "own-position");
        getElement().setAttribute("aria-label", "Held in " + name.getText());
        value.addClassName("moves");
        var sell = TradeNavigation.sale(id, position.position().symbol(), new Span("Sell"));
        sell.addClassName("button-link");
        sell.getElement()
                .setAttribute(
                        "aria-label",
                        "Sell %s in %s".formatted(position.position().symbol(), name.getText()));
        add(
                figure("Your position", quantity, PortfolioNavigation.overview(id, new Span("in "), name)),
                figure("Market value", value, weight),
                figure("Average cost", cost, costInAll),
                figure("Daily change", today, new Span()),
                figure("Unrealised gain", unrealized, new Span()),
                sell);
        show(position);
    }

    private static Div figure(String label, Span value, Component note) {
        var name = new Span(label);
        name.addClassName("label");
        value.addClassName("strong");
        note.getElement().getClassList().add("note");
        return new Div(name, value, note);
    }

    void show(PositionValue position) {
        quantity.setText(Figures.shares(position.position().quantity()));
        value.setText(position.marketValue().map(Figures::money).orElse(Figures.UNKNOWN));
        weight.setText(position.weight().map(Figures::weight).orElse(Figures.UNKNOWN) + " of equity");
        cost.setText(position.position().averageCost().map(Figures::averageCost).orElse(Figures.UNKNOWN));
        costInAll.setText(Figures.money(position.position().cost()) + " in all");
        position.change()
                .map(PositionChange::gain)
                .ifPresentOrElse(today::show, () -> today.showUnknown("a price is missing"));
        position.unrealizedGain().ifPresentOrElse(unrealized::show, () -> unrealized.showUnknown(""));
    }
}
