package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;

/**
 * What one instrument contributed to the daily change.
 *
 * @param heldThen shares at the previous close, as counted then
 * @param heldNow shares now; a split in between makes the two counts differ
 * @param gain {@code valueNow − valueThen + sold − bought + dividends}, and its rate over {@code
 *     valueThen + bought}
 */
public record PositionChange(
        Symbol symbol,
        Quantity heldThen,
        Quantity heldNow,
        Price previousClose,
        Price price,
        Money valueThen,
        Money valueNow,
        Money bought,
        Money sold,
        Money dividends,
        Gain gain) {}
