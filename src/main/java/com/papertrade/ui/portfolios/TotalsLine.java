package com.papertrade.ui.portfolios;

import com.papertrade.performance.PortfolioTotals;
import com.papertrade.ui.component.Announcement;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** All portfolios taken together. */
class TotalsLine extends Div {

    final Span equity = new Figure();
    final ChangeText change = new ChangeText();
    final Span cash = new Figure();
    final Span buyingPower = new Figure();
    final ChangeText totalGain = new ChangeText();
    final Announcement announcement = new Announcement();

    TotalsLine() {
        addClassName("figures");
        equity.addClassNames("price-figure", "moves");
        add(
                figure("All portfolios", equity),
                figure("Daily change", change),
                figure("Cash", cash),
                figure("Buying power", buyingPower),
                figure("Total gain", totalGain),
                announcement);
    }

    private static Div figure(String label, Span value) {
        var name = new Span(label);
        name.addClassName("label");
        value.addClassName("figure");
        return new Div(name, value);
    }

    void show(PortfolioTotals totals, Instant now) {
        equity.setText(totals.equity().map(Figures::money).orElse(Figures.UNKNOWN));
        cash.setText(Figures.money(totals.cash()));
        buyingPower.setText(Figures.money(totals.buyingPower()));
        totals.dailyChange().ifPresentOrElse(change::show, () -> change.showUnknown("see each portfolio"));
        totals.totalGain().ifPresentOrElse(totalGain::show, () -> totalGain.showUnknown("see each portfolio"));
        announcement.say("All portfolios %s, daily change %s".formatted(equity.getText(), change.getText()), now);
    }
}
