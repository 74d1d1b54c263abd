package com.papertrade.performance;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instruments;
import com.papertrade.marketdata.MarketData;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * What portfolios are worth now and how their day went, by the prices known now. Never waits for a
 * provider; somebody else's portfolio answers as if it did not exist.
 *
 * <p>The ledger is read in a transaction of its own, which is over before the market is asked.
 */
@Service
public class Valuations {

    /** Many enough that the questions hardly count, few enough for the memory. */
    static final int LOT = 500;

    private final Portfolios portfolios;
    private final Appraiser appraiser;

    Valuations(Portfolios portfolios, MarketData market, Instruments instruments) {
        this.portfolios = portfolios;
        this.appraiser = new Appraiser(market, instruments::find);
    }

    /** Empty when the owner has no such portfolio. */
    public Optional<PortfolioValuation> valuationOf(UserId owner, PortfolioId id) {
        var sessions = appraiser.sessions();
        return portfolios
                .snapshot(owner, id, sessions.previousClose())
                .map(snapshot -> appraiser.appraise(List.of(snapshot), sessions).getFirst());
    }

    /** All of the owner's portfolios, oldest first, by one reading of the market. */
    public List<PortfolioValuation> valuationsOf(UserId owner) {
        var sessions = appraiser.sessions();
        return appraiser.appraise(portfolios.snapshots(owner, sessions.previousClose()), sessions);
    }

    /**
     * Every portfolio there is, whoever owns it. They are read a lot at a time, with a handful of
     * questions to the database for each lot, and each lot is valued by one reading of the market.
     */
    public void forEach(Consumer<PortfolioValuation> what) {
        var sessions = appraiser.sessions();
        var lot = portfolios.snapshotsAfter(Optional.empty(), LOT, sessions.previousClose());
        while (!lot.isEmpty()) {
            appraiser.appraise(lot, sessions).forEach(what);
            var last = lot.getLast().portfolio().id();
            lot = portfolios.snapshotsAfter(Optional.of(last), LOT, sessions.previousClose());
        }
    }
}
