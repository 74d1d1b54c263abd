package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.util.Optional;

/**
 * What one instrument contributed to the daily change.
 *
 * @param heldThen shares at the previous close, as counted then
 * @param heldNow shares now, as counted in the session; a split in the session makes the two counts
 *     differ
 * @param previousClose as traded then; may be empty when nothing was held then
 * @param price of the session; may be empty when nothing is held now
 * @param bought what purchases since the previous close cost
 * @param sold what sales since the previous close brought
 * @param dividends whose ex-date is in the session
 * @param byPrice how the price moved what was held at the previous close, as if nothing had been traded since
 * @param byTrades what trading since has brought or cost against that; with {@code byPrice} and {@code
 *     dividends} it adds up to the gain
 * @param gain {@code valueNow − valueThen + sold − bought + dividends}, and its rate over {@code
 *     valueThen + bought}
 */
public record PositionChange(
        Symbol symbol,
        Quantity heldThen,
        Quantity heldNow,
        Optional<Price> previousClose,
        Optional<Price> price,
        Money valueThen,
        Money valueNow,
        Money bought,
        Money sold,
        Money dividends,
        Money byPrice,
        Money byTrades,
        Gain gain) {

    /** @param heldThenRecounted what was held at the previous close, as shares are counted in the session */
    static PositionChange of(
            Symbol symbol,
            Quantity heldThen,
            Quantity heldThenRecounted,
            Quantity heldNow,
            Optional<Price> previousClose,
            Optional<Price> price,
            Flows flows) {
        var valueThen = value(heldThen, previousClose);
        var valueNow = value(heldNow, price);
        var amount = valueNow.minus(valueThen)
                .plus(flows.sold())
                .minus(flows.bought())
                .plus(flows.dividends());
        // Without a price of the session nothing of it is held any more: then the sale tells all there is to tell.
        var byPrice = price.map(
                        now -> value(heldThenRecounted, Optional.of(now)).minus(valueThen))
                .orElse(Money.ZERO_USD);
        return new PositionChange(
                symbol,
                heldThen,
                heldNow,
                previousClose,
                price,
                valueThen,
                valueNow,
                flows.bought(),
                flows.sold(),
                flows.dividends(),
                byPrice,
                amount.minus(flows.dividends()).minus(byPrice),
                Gain.over(valueThen.plus(flows.bought()), amount));
    }

    /** Zero shares are worth zero at any price, so what was first bought today needs no previous close. */
    private static Money value(Quantity held, Optional<Price> price) {
        return held.isZero() ? Money.ZERO_USD : price.orElseThrow().times(held);
    }
}
