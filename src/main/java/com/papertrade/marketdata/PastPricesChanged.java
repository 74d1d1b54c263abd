package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.LocalDate;

/** Closes of sessions long over are known now, or known otherwise. */
public record PastPricesChanged(Symbol symbol, LocalDate from, LocalDate to) {}
