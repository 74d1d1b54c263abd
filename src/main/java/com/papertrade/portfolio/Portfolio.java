package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import java.time.Instant;

/**
 * One pretend account as it stands.
 *
 * @param cash never below zero
 * @param deposited all deposits less all withdrawals so far, which can be below zero after a good year
 */
public record Portfolio(
        PortfolioId id, UserId owner, PortfolioName name, Money cash, Money deposited, Instant openedAt) {}
