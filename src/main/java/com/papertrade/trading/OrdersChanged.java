package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;

/** An order that waited was filled, triggered, rejected, or has expired, without its trader doing anything. */
public record OrdersChanged(UserId trader, PortfolioId portfolio) {}
