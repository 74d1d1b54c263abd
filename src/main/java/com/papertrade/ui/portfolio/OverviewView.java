package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ExplanationText;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.function.Consumer;

/** What a portfolio is worth and what it holds. */
@Route("portfolio/:portfolio")
@PermitAll
class OverviewView extends PortfolioTab {

    private final OwnPortfolios own;
    private final Div nothingHeld = new Div();
    private final Div positions = new Div();
    private Optional<PortfolioId> invitedInto = Optional.empty();

    final Headline headline;
    final OpenOrders openOrders;
    final EquityChart equityChart;
    final Allocation allocation = new Allocation();
    final PositionsGrid grid = new PositionsGrid(this::explainAverageCost);
    final PositionsList list = new PositionsList();

    OverviewView(OwnPortfolios own) {
        super(own, Tab.OVERVIEW);
        this.own = own;
        headline = new Headline(own);
        openOrders = new OpenOrders(own);
        equityChart = new EquityChart(own);
        nothingHeld.addClassNames("card", "nothing-held");
        positions.addClassName("positions");
        positions.add(new H2("Positions"), grid, list);
        var charts = new Div(equityChart, allocation);
        charts.addClassName("overview-charts");
        add(headline, charts, openOrders, positions, nothingHeld);
    }

    @Override
    Consumer<PortfolioValuation> readFor(PortfolioId id) {
        var waiting = own.openOrders(id);
        return valuation -> {
            show(valuation);
            openOrders.show(waiting);
        };
    }

    private void show(PortfolioValuation valuation) {
        headline.show(valuation);
        equityChart.show(valuation);
        allocation.show(valuation);
        var held = valuation.positions();
        positions.setVisible(!held.isEmpty());
        nothingHeld.setVisible(held.isEmpty());
        if (held.isEmpty()) {
            inviteToTrade();
        } else {
            grid.show(id(), held);
            list.show(id(), held);
        }
    }

    private void inviteToTrade() {
        if (invitedInto.filter(id()::equals).isEmpty()) {
            invitedInto = Optional.of(id());
            nothingHeld.removeAll();
            var trade = TradeNavigation.ticket(id(), new Span("Place the first trade"));
            trade.addClassNames("button-link", "primary");
            nothingHeld.add(
                    new H2("Nothing held yet"),
                    new Paragraph("The cash is ready. Search a company by name or ticker and see what a trade would do"
                            + " before it is placed."),
                    trade);
        }
    }

    private void explainAverageCost(Symbol symbol) {
        own.averageCost(id(), symbol).ifPresent(explanation -> {
            var dialog = new Dialog(new ExplanationText(explanation, own.zone()));
            dialog.setHeaderTitle("%s · average cost".formatted(symbol));
            dialog.getFooter().add(new Button("Close", _ -> dialog.close()));
            dialog.setWidth("min(26rem, 94vw)");
            dialog.open();
        });
    }

    /** How many instruments are held, as shown. */
    int held() {
        return grid.rows().size();
    }

    PositionValue position(int index) {
        return grid.rows().get(index).value();
    }
}
