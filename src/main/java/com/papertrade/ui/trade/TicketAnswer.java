package com.papertrade.ui.trade;

import com.papertrade.money.Quantity;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.Side;
import java.util.Optional;

/** What is known of a ticket before it is placed. */
record TicketAnswer(Optional<OrderPreview> preview, Quantity held, Quantity affordable) {

    static final TicketAnswer NOTHING = new TicketAnswer(Optional.empty(), Quantity.ZERO, Quantity.ZERO);

    /** The most that can be traded that way. */
    Quantity largest(Side side) {
        return side == Side.BUY ? affordable : held;
    }
}
