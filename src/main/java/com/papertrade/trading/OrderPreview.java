package com.papertrade.trading;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Reservation;
import java.util.Optional;

/**
 * What an order would do as things stand. Nothing is promised: the fill names its own price.
 *
 * @param quote the price known now
 * @param price the one reckoned with: the limit or stop of an order that has one, else the quote's
 * @param quantity the shares it is for at that price
 * @param amount estimated cost of a purchase or proceeds of a sale, without fees; empty when it is more
 *     than an order may be worth
 * @param kept what it would keep while it waits; empty when it is filled at once, or rejected
 * @param buyingPower the cash that no open order keeps
 * @param cashAfter once it is filled; empty when it would be rejected
 * @param positionAfter once it is filled; empty when it would be rejected
 * @param fillsAtOnce whether it would be filled as soon as it is placed
 * @param when it will be filled and how long it waits, as sentences for the trader
 * @param rejection why it would be rejected as things stand
 */
public record OrderPreview(
        Optional<Quote> quote,
        Price price,
        Quantity quantity,
        Optional<Money> amount,
        Fees fees,
        Optional<Reservation> kept,
        Money buyingPower,
        Money cashBefore,
        Optional<Money> cashAfter,
        Position positionBefore,
        Optional<Position> positionAfter,
        boolean fillsAtOnce,
        String when,
        Optional<Rejection> rejection) {

    /** The cash it would keep while it waits; nothing when it is filled at once, or sells. */
    public Money reserved() {
        return kept.orElse(null) instanceof Reservation.OfCash cash ? cash.amount() : Money.ZERO_USD;
    }

    /** What it costs or brings, fees included; empty when it is more than an order may be worth. */
    public Optional<Money> total(Side side) {
        return amount.map(money -> switch (side) {
            case BUY -> money.plus(fees.total());
            case SELL -> money.minus(fees.total());
        });
    }

    /** What a further order could spend: once it is filled, or while it waits; empty when it would be rejected. */
    public Optional<Money> buyingPowerAfter() {
        var keptByOthers = cashBefore.minus(buyingPower);
        return cashAfter.map(after -> fillsAtOnce ? after.minus(keptByOthers) : buyingPower.minus(reserved()));
    }

    /** Whether a sale of as much would leave less than it takes. */
    public boolean isMoreThanHalfOfThePosition() {
        return quantity.plus(quantity).isGreaterThan(positionBefore.quantity());
    }
}
