package com.papertrade.ui.trade;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.Side;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How other screens reach the trade form, and what its address says. */
public final class TradeNavigation {

    static final String SYMBOL = "symbol";
    private static final String SIDE = "side";
    private static final String TYPE = "type";
    private static final String CHANGE = "change";

    private TradeNavigation() {}

    /** An empty ticket. */
    public static RouterLink ticket(PortfolioId portfolio, Component... content) {
        return link(PortfolioNavigation.parameters(portfolio), content);
    }

    /** A ticket to buy more. */
    public static RouterLink ticket(PortfolioId portfolio, Symbol symbol, Component... content) {
        return link(parameters(portfolio, symbol), content);
    }

    /** A ticket to sell some. */
    public static RouterLink sale(PortfolioId portfolio, Symbol symbol, Component... content) {
        var link = ticket(portfolio, symbol, content);
        link.setQueryParameters(QueryParameters.of(SIDE, nameOf(Side.SELL)));
        return link;
    }

    /** Where a ticket to sell some is filled in. */
    public static String saleAddress(PortfolioId portfolio, Symbol symbol) {
        return address(portfolio, Optional.of(symbol), Side.SELL, TypeChoice.MARKET);
    }

    /** An open order, filled in to be changed. */
    public static RouterLink change(Order order, Component... content) {
        var link = link(parameters(order.portfolio(), order.symbol()), content);
        link.setQueryParameters(QueryParameters.of(CHANGE, order.id().toString()));
        return link;
    }

    static String address(PortfolioId portfolio, Optional<Symbol> symbol, Side side, TypeChoice type) {
        var path = "portfolio/%s/trade".formatted(portfolio)
                + symbol.map(picked -> "/" + picked).orElse("");
        var parameters = Stream.of(
                        side == Side.SELL ? SIDE + "=" + nameOf(side) : "",
                        type == TypeChoice.MARKET ? "" : TYPE + "=" + type.nameInAddress())
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    static Side sideIn(QueryParameters parameters) {
        return parameters
                .getSingleParameter(SIDE)
                .filter(nameOf(Side.SELL)::equals)
                .map(_ -> Side.SELL)
                .orElse(Side.BUY);
    }

    static TypeChoice typeIn(QueryParameters parameters) {
        return parameters.getSingleParameter(TYPE).flatMap(TypeChoice::named).orElse(TypeChoice.MARKET);
    }

    static Optional<OrderId> changeIn(QueryParameters parameters) {
        return parameters.getSingleParameter(CHANGE).flatMap(OrderId::parse);
    }

    private static String nameOf(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static RouteParameters parameters(PortfolioId portfolio, Symbol symbol) {
        return new RouteParameters(
                new RouteParam(PortfolioNavigation.PORTFOLIO, portfolio.toString()),
                new RouteParam(SYMBOL, symbol.value()));
    }

    private static RouterLink link(RouteParameters parameters, Component... content) {
        var link = new RouterLink(TradeView.class, parameters);
        link.add(content);
        return link;
    }
}
