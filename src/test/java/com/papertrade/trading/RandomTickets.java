package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/**
 * Tickets that follow from what they are called: whoever knows the name, in whichever process, writes the
 * same ticket. Prices lie around 100, where {@link BusyClients} keep the market.
 */
record RandomTickets(List<PortfolioId> portfolios) {

    /** What a replacement is called; what comes before it is the order it replaces. */
    private static final String REPLACES = ".by";

    static String replacing(String name) {
        return name + REPLACES;
    }

    static boolean isReplacement(String name) {
        return name.endsWith(REPLACES);
    }

    static String replacedBy(String name) {
        return name.substring(0, name.length() - REPLACES.length());
    }

    OrderTicket called(String name) {
        var random = new Random(name.hashCode());
        return new OrderTicket(
                new ClientOrderId(name),
                portfolioOf(name),
                sideOf(name),
                symbolOf(name),
                size(random),
                type(random),
                random.nextBoolean() ? TimeInForce.DAY : TimeInForce.GOOD_TILL_CANCELLED);
    }

    PortfolioId portfolioOf(String name) {
        return portfolios.get(original(name).nextInt(portfolios.size()));
    }

    private static Side sideOf(String name) {
        return original(name).nextInt(100) % 5 < 3 ? Side.BUY : Side.SELL;
    }

    private static Symbol symbolOf(String name) {
        var symbols = TradingInstance.SYMBOLS;
        return symbols.get(original(name).nextInt(1000) % symbols.size());
    }

    private static Random original(String name) {
        var end = name.indexOf(REPLACES);
        return new Random(31L * (end < 0 ? name : name.substring(0, end)).hashCode());
    }

    private static OrderSize size(Random random) {
        return random.nextInt(4) == 0
                ? new OrderSize.Amount(Money.usd(BigDecimal.valueOf(random.nextInt(1, 90_000), 2)))
                : new OrderSize.Shares(new Quantity(BigDecimal.valueOf(random.nextInt(1, 9_000), 3)));
    }

    private static OrderType type(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> OrderType.MARKET;
            case 2, 3 -> new OrderType.Limit(price(random));
            case 4 -> new OrderType.Stop(price(random));
            default -> new OrderType.StopLimit(price(random), price(random));
        };
    }

    private static Price price(Random random) {
        return Price.usd(BigDecimal.valueOf(random.nextInt(9_300, 10_700), 2));
    }
}
