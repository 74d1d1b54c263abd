package com.papertrade.ui.instrument;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.marketdata.MarketData;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Orders;
import com.papertrade.watchlist.Watchlist;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.LocalDate;
import java.util.List;

/** Whom the screen of an instrument asks. */
@SpringComponent
record InstrumentReader(
        Instruments instruments, MarketData marketData, Orders orders, Portfolios portfolios, Watchlist watchlist) {

    private static final int MOST_FILLS = 500;

    /** @param from how far back its prices are wanted; a year of them is read in any case */
    InstrumentReading read(UserId trader, Instrument instrument, LocalDate from) {
        var symbol = instrument.symbol();
        var today = marketData.clock().date();
        var year = today.minusYears(1);
        var actions = List.copyOf(marketData.corporateActions(symbol, LocalDate.EPOCH, today.plusYears(1)));
        var history = marketData.history(symbol, from.isBefore(year) ? from : year);
        return new InstrumentReading(
                instrument,
                today,
                marketData.quote(symbol),
                history.adjustedFor(InstrumentReading.splitsUntil(today, actions)),
                actions,
                orders.fillsOf(trader, symbol, MOST_FILLS),
                orders.open(trader, symbol),
                portfolios.dividendsOf(trader, symbol),
                watchlist.watches(trader, symbol));
    }
}
