package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Side;
import java.util.Optional;

/**
 * What the form asks as it is filled in at one moment. It can be answered beside the screen.
 *
 * @param priced whether there is a price to trade at
 * @param quantity empty while none is typed that can be traded
 */
record TicketQuestion(
        UserId trader, PortfolioId portfolio, Symbol symbol, Side side, boolean priced, Optional<Quantity> quantity) {

    TicketAnswer answeredBy(TradeServices services) {
        var preview = priced ? quantity.flatMap(shares -> previewBy(services, shares)) : Optional.<OrderPreview>empty();
        var affordable = priced && side == Side.BUY ? largest(services, Side.BUY) : Quantity.ZERO;
        return new TicketAnswer(preview, largest(services, Side.SELL), affordable);
    }

    private Optional<OrderPreview> previewBy(TradeServices services, Quantity shares) {
        return services.desk()
                .preview(trader, OrderTicket.market(ClientOrderId.random(), portfolio, side, symbol, shares));
    }

    private Quantity largest(TradeServices services, Side wanted) {
        return services.desk().largest(trader, portfolio, wanted, symbol, OrderType.MARKET);
    }
}
