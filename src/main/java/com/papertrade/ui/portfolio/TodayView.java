package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Heartbeat;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** What moved a portfolio today, and how the figure was worked out. */
@Route("portfolio/:portfolio/today")
@PermitAll
class TodayView extends PortfolioTab {

    private final Span sessions = new Span();

    final ChangeText change = new ChangeText();
    final DailyChangeExplanation explanation;
    final ChangesTable changes = new ChangesTable();

    TodayView(OwnPortfolios own, Heartbeat heartbeat) {
        super(own, heartbeat, Tab.TODAY);
        explanation = new DailyChangeExplanation(own.zone());
        explanation.addClassName("card");
        change.addClassName("headline-change");
        sessions.addClassName("session");
        var headline = new Div(change, sessions);
        headline.addClassName("today-headline");
        var columns = new Div(changes, explanation);
        columns.addClassName("today-columns");
        add(headline, columns);
    }

    @Override
    void show(PortfolioValuation valuation) {
        var daily = valuation.dailyChange();
        change.show(daily);
        sessions.setText("%s, since the close of %s"
                .formatted(Moments.day(daily.session()), Moments.day(daily.previousSession())));
        changes.show(daily, daily.positions());
        explanation.show(valuation);
    }
}
