package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.function.Consumer;

/** What moved a portfolio today, and how the figure was worked out. */
@Route("portfolio/:portfolio/today")
@PermitAll
class TodayView extends PortfolioTab {

    private final Span sessions = new Figure();

    final ChangeText change = new ChangeText();
    final DailyChangeExplanation explanation;
    final Waterfall waterfall = new Waterfall();
    final ChangesTable changes = new ChangesTable();
    final Movers movers = new Movers();
    final DividendsAndFees dividendsAndFees;

    TodayView(OwnPortfolios own) {
        super(own, Tab.TODAY);
        explanation = new DailyChangeExplanation(own.zone());
        explanation.addClassName("card");
        change.addClassName("headline-change");
        sessions.addClassName("session");
        var headline = new Div(change, sessions);
        headline.addClassName("today-headline");
        dividendsAndFees = new DividendsAndFees(own);
        var moved = new Div(waterfall, changes);
        moved.addClassName("today-column");
        var beside = new Div(explanation, movers, dividendsAndFees);
        beside.addClassName("today-column");
        var columns = new Div(moved, beside);
        columns.addClassName("today-columns");
        add(headline, columns);
    }

    @Override
    Consumer<PortfolioValuation> readFor(PortfolioId id) {
        return this::show;
    }

    private void show(PortfolioValuation valuation) {
        var daily = valuation.dailyChange();
        change.show(daily);
        sessions.setText("%s, since the close of %s"
                .formatted(Moments.day(daily.session()), Moments.day(daily.previousSession())));
        waterfall.show(daily);
        changes.show(id(), daily);
        movers.show(daily);
        dividendsAndFees.show(valuation);
        explanation.show(valuation);
    }
}
