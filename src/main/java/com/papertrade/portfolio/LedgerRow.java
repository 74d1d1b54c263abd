package com.papertrade.portfolio;

import com.papertrade.money.Money;

/** An entry as it was written down, with the sum of deposits it led to. */
record LedgerRow(LedgerRecord record, Money depositedAfter) {}
