package com.papertrade.trading;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;
import java.math.BigDecimal;

/**
 * A ticket put before the price it would trade at and the account that would pay: all that the
 * policies judge.
 */
record Deal(Side side, Quantity quantity, Quote quote, Money cash, Position held) {

    /** No order is worth more: a trillion dollars is beyond any cash that deposits can build up to. */
    static final Money MAX_AMOUNT = Money.usd("1000000000000");

    boolean isTooLarge() {
        return exactAmount().compareTo(MAX_AMOUNT.amount()) > 0;
    }

    /** Price × quantity before rounding; may be more than {@link Money} can hold. */
    BigDecimal exactAmount() {
        return quote.last().perShare().multiply(quantity.shares());
    }

    /** Price × quantity, rounded once. */
    Money amount() {
        return quote.last().times(quantity);
    }

    Money cashAfter() {
        return side == Side.BUY ? cash.minus(amount()) : cash.plus(amount());
    }

    Position heldAfter() {
        return switch (side) {
            case BUY ->
                new Position(
                        held.symbol(),
                        held.quantity().plus(quantity),
                        held.cost().plus(amount()));
            case SELL ->
                new Position(
                        held.symbol(),
                        held.quantity().minus(quantity),
                        held.cost().minus(held.costOf(quantity)));
        };
    }
}
