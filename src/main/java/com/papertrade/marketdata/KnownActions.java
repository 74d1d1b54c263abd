package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.LocalDate;
import java.util.List;

/** The splits and dividends that are known and believed, whoever told of them. What keeps them implements it. */
@FunctionalInterface
public interface KnownActions {

    /** Those effective between two days, both included; oldest first. */
    List<CorporateActionNotice> between(Symbol symbol, LocalDate from, LocalDate to);
}
