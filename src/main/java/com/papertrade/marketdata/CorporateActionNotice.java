package com.papertrade.marketdata;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a provider tells of a company's dealings with its shareholders, announced or long done. It
 * is news, not yet a fact of any portfolio.
 */
public sealed interface CorporateActionNotice {

    Symbol symbol();

    /** The first session whose prices reckon with it. */
    LocalDate effectiveOn();

    /** From {@code effectiveOn} on there are {@code ratio} shares for each one before. */
    record SplitNotice(Symbol symbol, LocalDate effectiveOn, SplitRatio ratio) implements CorporateActionNotice {}

    /**
     * A dividend in cash, for who holds the share at the close before the ex-date.
     *
     * @param payDate empty where the provider does not know it
     * @param amountPerShare in shares as they are counted on the ex-date
     */
    record DividendNotice(Symbol symbol, LocalDate exDate, Optional<LocalDate> payDate, Price amountPerShare)
            implements CorporateActionNotice {

        @Override
        public LocalDate effectiveOn() {
            return exDate;
        }
    }
}
