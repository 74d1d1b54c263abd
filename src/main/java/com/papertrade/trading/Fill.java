package com.papertrade.trading;

import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was done: the receipt of an order.
 *
 * @param amount price × quantity, rounded once, without fees
 * @param cashAfter the portfolio's cash once this and its fees were booked
 * @param priceObservedAt the moment in the market that the price speaks of; for a bar the end of its session
 * @param priceSession the session the price belongs to
 * @param ledgerSequence of the entry that booked it; its fees are the entries after it
 */
public record Fill(
        Instant filledAt,
        Price price,
        Quantity quantity,
        Money amount,
        Fees fees,
        Money cashAfter,
        PriceSource source,
        PriceBasis basis,
        Instant priceObservedAt,
        LocalDate priceSession,
        FillRule rule,
        long ledgerSequence) {

    /** How old the price was when it was traded at. */
    public Duration priceAge() {
        var age = Duration.between(priceObservedAt, filledAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
