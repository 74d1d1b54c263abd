package com.papertrade.corporateaction;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What a company does to all who hold its shares. It is believed, and reaches every portfolio once. */
public sealed interface CorporateAction {

    Symbol symbol();

    /** The first day whose prices reckon with it. */
    LocalDate effectiveOn();

    Kind kind();

    /** The factor of a split, or the dollars a share of a dividend. */
    BigDecimal value();

    /** Of a dividend, where it is known. */
    Optional<LocalDate> payDate();

    /** From {@code effectiveOn} on there are {@code ratio} shares for each one before, at the same cost. */
    record Split(Symbol symbol, LocalDate effectiveOn, SplitRatio ratio) implements CorporateAction {

        @Override
        public Kind kind() {
            return Kind.SPLIT;
        }

        @Override
        public BigDecimal value() {
            return ratio.factor();
        }

        @Override
        public Optional<LocalDate> payDate() {
            return Optional.empty();
        }
    }

    /**
     * A dividend in cash, for who held the share at the close before the ex-date.
     *
     * @param payDate empty where nobody knows it; it is paid on the ex-date then
     * @param perShare in shares as they are counted on the ex-date
     */
    record CashDividend(Symbol symbol, LocalDate exDate, Optional<LocalDate> payDate, Price perShare)
            implements CorporateAction {

        @Override
        public LocalDate effectiveOn() {
            return exDate;
        }

        @Override
        public Kind kind() {
            return Kind.DIVIDEND;
        }

        @Override
        public BigDecimal value() {
            return perShare.perShare();
        }
    }
}
