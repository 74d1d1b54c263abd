package com.papertrade.ui.portfolios;

import com.papertrade.performance.EquityPoint;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.ui.chart.Sparkline;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.portfolio.PortfolioMenu;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One portfolio at a glance; the whole card opens it. */
class PortfolioCard extends Article {

    /** So far back the line goes. */
    static final int DAYS = 90;

    final Span name = new Figure();
    final Span equity = new Figure();
    final ChangeText change = new ChangeText();
    private final Span session = new Figure();
    final Span cash = new Figure();
    final Span buyingPower = new Figure();
    final Span positions = new Figure();
    final ChangeText totalGain = new ChangeText();
    final Sparkline sparkline = new Sparkline();
    final PortfolioMenu menu;

    PortfolioCard(PortfolioValuation valuation, PortfolioMenu menu) {
        this.menu = menu;
        addClassNames("card", "portfolio-card");
        var open = PortfolioNavigation.overview(valuation.portfolio().id(), name);
        open.addClassName("covers-card");
        var heading = new Div(new H2(open), menu);
        heading.addClassName("card-heading");
        equity.addClassNames("price-figure", "moves");
        session.addClassName("note");
        sparkline.setVisible(false);
        add(heading, equity, new Div(change, session), sparkline, figures());
    }

    private Div figures() {
        var figures = new Div(
                figure("Cash", cash),
                figure("Buying power", buyingPower),
                figure("Positions", positions),
                figure("Total gain", totalGain));
        figures.addClassName("card-figures");
        return figures;
    }

    private static Div figure(String label, Span value) {
        var name = new Span(label);
        name.addClassName("label");
        return new Div(name, value);
    }

    /**
     * What the market has made of the portfolio of late: the gain, which no deposit moves.
     *
     * @param closes oldest first
     */
    void showHistory(List<EquityPoint> closes, PortfolioValuation valuation) {
        var gains = new ArrayList<>(closes.stream().map(EquityPoint::gain).toList());
        valuation.totalGain().map(Gain::amount).ifPresent(gains::add);
        sparkline.setVisible(gains.size() > 1);
        if (gains.size() > 1) {
            sparkline.show(
                    gains,
                    "Total gain over the last %d days: %s at first, %s now"
                            .formatted(DAYS, Figures.signed(gains.getFirst()), Figures.signed(gains.getLast())));
        }
    }

    void show(PortfolioValuation valuation, LocalDate today) {
        name.setText(valuation.portfolio().name().value());
        equity.setText(valuation.equity().map(Figures::money).orElse(Figures.UNKNOWN));
        change.show(valuation.dailyChange());
        session.setText(Moments.session(valuation.dailyChange().session(), today));
        cash.setText(Figures.money(valuation.portfolio().cash()));
        buyingPower.setText(Figures.money(valuation.portfolio().buyingPower()));
        positions.setText(
                valuation.positions().isEmpty()
                        ? "none"
                        : String.valueOf(valuation.positions().size()));
        valuation.totalGain().ifPresentOrElse(totalGain::show, () -> totalGain.showUnknown(""));
    }
}
