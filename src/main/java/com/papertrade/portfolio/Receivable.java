package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A dividend that a portfolio is entitled to: its ex-date has come, and until it is paid it is part of
 * the equity, as the price of the share has fallen by it.
 *
 * @param payDate empty where nobody knows it; then the ex-date is the day of payment
 * @param held shares at the close before the ex-date, as they are counted on the ex-date
 * @param rate dollars a share
 * @param amount rate × held, rounded once; zero where that is less than half a cent, and nobody pays it
 */
public record Receivable(
        Symbol symbol, LocalDate exDate, Optional<LocalDate> payDate, Quantity held, Price rate, Money amount) {

    public static Receivable of(
            Symbol symbol, LocalDate exDate, Optional<LocalDate> payDate, Quantity held, Price rate) {
        return new Receivable(symbol, exDate, payDate, held, rate, rate.times(held));
    }

    public LocalDate paidOn() {
        return payDate.orElse(exDate);
    }
}
