package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Holding;
import com.papertrade.portfolio.Position;
import java.math.BigDecimal;

/**
 * A trade put before the price it would be made at and the account that would pay: all that the policies
 * judge.
 *
 * @param cash all of it, and {@code buyingPower} what this trade may spend of it
 * @param available what this trade may sell of what is held
 */
record Deal(
        Side side,
        Quantity quantity,
        Price price,
        Fees fees,
        Money cash,
        Money buyingPower,
        Position held,
        Quantity available) {

    /** No order is worth more: a trillion dollars is beyond any cash that deposits can build up to. */
    static final Money MAX_AMOUNT = Money.usd("1000000000000");

    static Deal of(Side side, Quantity quantity, Price price, Fees fees, Money cash, Money buyingPower, Holding held) {
        return new Deal(side, quantity, price, fees, cash, buyingPower, held.position(), held.available());
    }

    Symbol symbol() {
        return held.symbol();
    }

    boolean isTooLarge() {
        return exactAmount().compareTo(MAX_AMOUNT.amount()) > 0;
    }

    /** Price × quantity before rounding; may be more than {@link Money} can hold. */
    BigDecimal exactAmount() {
        return price.perShare().multiply(quantity.shares());
    }

    /** Price × quantity, rounded once. */
    Money amount() {
        return price.times(quantity);
    }

    /** What it takes out of the cash: below zero when it brings more than its fees. */
    Money cost() {
        return switch (side) {
            case BUY -> amount().plus(fees.total());
            case SELL -> fees.total().minus(amount());
        };
    }

    Money cashAfter() {
        return cash.minus(cost());
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
