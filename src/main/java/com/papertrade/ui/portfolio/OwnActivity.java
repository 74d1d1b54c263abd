package com.papertrade.ui.portfolio;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.LedgerCount;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerSearch;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.trading.Orders;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What happened in the portfolios of one screen's trader, and in nobody else's. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OwnActivity {

    private static final int UNFILLED_SHOWN = 50;

    private final UserId trader;
    private final LedgerSearch search;
    private final Orders orders;

    OwnActivity(CurrentUser currentUser, LedgerSearch search, Orders orders) {
        this.trader = currentUser.id();
        this.search = search;
        this.orders = orders;
    }

    /**
     * @param zone whose days the filter speaks of
     * @param before what was listed last: where it is the same that is asked for, only what is new is counted
     */
    Listing list(PortfolioId id, ActivityFilter filter, ZoneId zone, Optional<Listing> before) {
        var entries = filter.entries(zone);
        var counted = before.filter(last -> last.isOf(id, filter))
                .map(last -> search.countAgain(trader, id, entries, last.counted()))
                .orElseGet(() -> search.count(trader, id, entries));
        return new Listing(id, filter, zone, counted);
    }

    List<LedgerRecord> page(Listing listing, int offset, int limit) {
        return search.page(
                trader,
                listing.portfolio(),
                listing.filter().entries(listing.zone()),
                listing.counted(),
                offset,
                limit);
    }

    Optional<LedgerRecord> entry(PortfolioId id, long sequence) {
        return search.entry(trader, id, sequence);
    }

    List<Symbol> symbols(PortfolioId id) {
        return search.symbols(trader, id);
    }

    /** Those that are not in the ledger, newest first. */
    List<Order> notFilled(PortfolioId id, ActivityFilter filter, ZoneId zone) {
        return filter.orders(zone)
                .map(asked -> orders.unfilled(trader, id, asked, UNFILLED_SHOWN))
                .orElse(List.of());
    }

    /**
     * What is shown of a ledger.
     *
     * @param zone whose days the filter speaks of
     * @param counted what the filter found in it
     */
    record Listing(PortfolioId portfolio, ActivityFilter filter, ZoneId zone, LedgerCount counted) {

        boolean isOf(PortfolioId id, ActivityFilter asked) {
            return portfolio.equals(id) && filter.equals(asked);
        }

        /** Sequences run from 1 without gaps. */
        long entriesInAll() {
            return counted.through();
        }
    }
}
