package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;

/**
 * What an open order keeps others from spending: an order to buy keeps cash, one to sell keeps shares.
 * It moves neither, so it is no entry of the ledger.
 */
public sealed interface Reservation {

    record OfCash(Money amount) implements Reservation {}

    record OfShares(Symbol symbol, Quantity quantity) implements Reservation {}
}
