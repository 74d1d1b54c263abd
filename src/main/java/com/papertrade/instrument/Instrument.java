package com.papertrade.instrument;

/**
 * Something that is, or was, traded on an exchange.
 *
 * @param name as listed; the symbol where the listing has none
 * @param exchange as the provider calls it: {@code NASDAQ}, {@code NYSE ARCA}, {@code United Kingdom}
 * @param currency the provider's code of what it is quoted in: {@code USD}, or {@code GBX} for pence,
 *     which ISO 4217 does not know
 * @param active false once delisted
 */
public record Instrument(
        Symbol symbol, String name, String exchange, InstrumentType type, String currency, boolean active) {

    /** Whether a portfolio, which is in dollars, can pay for it. */
    public boolean isQuotedInDollars() {
        return currency.equals("USD");
    }
}
