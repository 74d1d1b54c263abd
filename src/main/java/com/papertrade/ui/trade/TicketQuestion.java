package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import java.util.Optional;

/**
 * What the form asks as it is filled in at one moment. It can be answered beside the screen.
 *
 * @param priced whether it is known by now if there is a price to trade at
 * @param type empty while its prices are not typed
 * @param size empty while none is typed that can be traded
 * @param replaced the open order whose place it is to take
 */
record TicketQuestion(
        UserId trader,
        PortfolioId portfolio,
        Symbol symbol,
        Side side,
        boolean priced,
        Optional<OrderType> type,
        Optional<OrderSize> size,
        TimeInForce timeInForce,
        Optional<OrderId> replaced) {

    TicketAnswer answeredBy(TradeServices services) {
        var preview =
                priced ? ticket(ClientOrderId.random()).flatMap(ticket -> preview(services, ticket)) : noPreview();
        return new TicketAnswer(
                preview,
                services.desk().means(trader, portfolio, side, symbol, priced ? type : Optional.empty(), replaced));
    }

    private Optional<OrderPreview> preview(TradeServices services, OrderTicket ticket) {
        return services.desk().preview(trader, ticket, replaced);
    }

    private static Optional<OrderPreview> noPreview() {
        return Optional.empty();
    }

    /** The order as far as it can be placed. */
    Optional<OrderTicket> ticket(ClientOrderId id) {
        return type.flatMap(
                at -> size.map(much -> new OrderTicket(id, portfolio, side, symbol, much, at, timeInForce)));
    }
}
