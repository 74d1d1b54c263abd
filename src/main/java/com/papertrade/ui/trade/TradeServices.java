package com.papertrade.ui.trade;

import com.papertrade.instrument.Instruments;
import com.papertrade.marketdata.MarketData;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.OrderStories;
import com.vaadin.flow.spring.annotation.SpringComponent;

/** Whom the trade form asks. */
@SpringComponent
record TradeServices(
        Portfolios portfolios,
        Instruments instruments,
        MarketData marketData,
        TradingDesk desk,
        TradingAccounts accounts,
        OrderStories stories) {}
