package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Step.Size;
import com.papertrade.trading.Step.Wish;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Makes tickets of wishes, at the prices and with the shares there are. */
record PlayedTickets(PortfolioId portfolio, PlayedPrices prices, NaiveBooks books) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param number by which it is called */
    OrderTicket of(Wish wish, Symbol symbol, Side side, int number) {
        return new OrderTicket(
                called(number),
                portfolio,
                side,
                symbol,
                size(symbol, wish.size()),
                type(symbol, wish),
                wish.timeInForce());
    }

    OrderTicket of(Wish wish, int number) {
        return of(wish, prices.symbols().get(wish.instrument()), wish.side(), number);
    }

    /** So that there is something to sell. */
    OrderTicket first(Symbol symbol, int number) {
        return OrderTicket.market(called(number), portfolio, Side.BUY, symbol, Quantity.of(30));
    }

    private static ClientOrderId called(int number) {
        return new ClientOrderId("order-" + number);
    }

    private OrderSize size(Symbol symbol, Size size) {
        return switch (size) {
            case Size.Shares shares -> new OrderSize.Shares(new Quantity(shares.number()));
            case Size.Dollars dollars -> new OrderSize.Amount(Money.usd(BigDecimal.valueOf(dollars.cents(), 2)));
            case Size.PartOfHeld part -> new OrderSize.Shares(part(books.sharesOf(symbol), part.percent()));
        };
    }

    private static Quantity part(BigDecimal held, int percent) {
        var part = held.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 9, RoundingMode.DOWN);
        return part.signum() == 0 ? Quantity.of(1) : new Quantity(part);
    }

    private OrderType type(Symbol symbol, Wish wish) {
        var limit = prices.near(symbol, wish.limit());
        var stop = prices.near(symbol, wish.stop());
        return switch (wish.kind()) {
            case MARKET -> OrderType.MARKET;
            case LIMIT -> new OrderType.Limit(limit);
            case STOP -> new OrderType.Stop(stop);
            case STOP_LIMIT -> new OrderType.StopLimit(stop, limit);
        };
    }
}
