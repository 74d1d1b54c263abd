package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;

/** An order as the trader filled it in, before anything was checked against the market. */
public record OrderTicket(
        ClientOrderId clientOrderId,
        PortfolioId portfolio,
        Side side,
        Symbol symbol,
        OrderSize size,
        OrderType type,
        TimeInForce timeInForce) {

    /** @throws IllegalArgumentException if it is for no shares at all */
    public static OrderTicket market(
            ClientOrderId clientOrderId, PortfolioId portfolio, Side side, Symbol symbol, Quantity quantity) {
        return new OrderTicket(
                clientOrderId,
                portfolio,
                side,
                symbol,
                new OrderSize.Shares(quantity),
                OrderType.MARKET,
                TimeInForce.DAY);
    }

    /** What is asked for in one line, the same for the same order: {@code BUY 10 IBM LIMIT 190 DAY}. */
    String inWords() {
        return "%s %s %s %s %s".formatted(side, sizeInWords(), symbol, typeInWords(), timeInForce);
    }

    private String sizeInWords() {
        return switch (size) {
            case OrderSize.Shares shares -> shares.quantity().toString();
            case OrderSize.Amount amount -> "$" + amount.money().amount();
        };
    }

    private String typeInWords() {
        return switch (type) {
            case OrderType.Market _ -> "MARKET";
            case OrderType.Limit limit -> "LIMIT %s".formatted(plain(limit.limit()));
            case OrderType.Stop stop -> "STOP %s".formatted(plain(stop.stop()));
            case OrderType.StopLimit both -> "STOP %s LIMIT %s".formatted(plain(both.stop()), plain(both.limit()));
        };
    }

    private static String plain(Price price) {
        return price.perShare().toPlainString();
    }
}
