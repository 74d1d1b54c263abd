package com.papertrade.trading;

import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolios;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom a whole life of trading is asked of. */
@TestComponent
record TradingServices(
        TradingDesk desk,
        Orders orders,
        OrderRows rows,
        OrderMatcher matcher,
        SplitAdjustment splits,
        TradingAccounts accounts,
        Portfolios portfolios,
        LedgerVerification verification,
        TransactionTemplate transaction) {}
