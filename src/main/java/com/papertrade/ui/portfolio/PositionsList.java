package com.papertrade.ui.portfolio;

import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;

/** What a portfolio holds, for a phone: two lines a position, and the row opens the trade form. */
class PositionsList extends UnorderedList {

    PositionsList() {
        addClassName("positions-list");
    }

    void show(PortfolioId portfolio, List<PositionValue> held, Instant asOf) {
        removeAll();
        held.forEach(value -> add(line(portfolio, new PositionRow(value, asOf))));
    }

    private static ListItem line(PortfolioId portfolio, PositionRow row) {
        return new ListItem(TradeNavigation.ticket(
                portfolio,
                row.symbol(),
                span("strong", row.symbol().value()),
                span("strong end", row.marketValue()),
                span("note", row.summary()),
                end(ChangeText.of(row.dailyChange(), ""))));
    }

    private static Span span(String classNames, String text) {
        var span = new Span(text);
        span.addClassNames(classNames.split(" "));
        return span;
    }

    private static Span end(Span span) {
        span.addClassName("end");
        return span;
    }
}
