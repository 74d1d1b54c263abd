package com.papertrade.portfolio;

import com.papertrade.money.Money;
import java.util.Optional;

/**
 * A ledger entry as it was written down, with the balances it led to.
 *
 * @param sequence 1 for a portfolio's first entry, without gaps
 * @param positionAfter of the entry's instrument; empty for cash entries
 */
public record LedgerRecord(long sequence, LedgerEntry entry, Money cashAfter, Optional<Position> positionAfter) {}
