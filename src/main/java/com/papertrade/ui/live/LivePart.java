package com.papertrade.ui.live;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PortfolioValuation;
import java.util.List;
import java.util.Set;

/** A part of a screen that moves: the frame, or the page in it. */
@FunctionalInterface
public interface LivePart {

    /**
     * Reads what this part needs besides the portfolios, and says how to show it all. Called beside the
     * screen, so that whoever clicks does not wait for it: it must not touch a component. What it
     * returns is run on the screen.
     */
    Runnable newsOf(List<PortfolioValuation> owned);

    /** Whose prices it shows, other than what the trader holds. Asked by any thread. */
    default Set<Symbol> symbols() {
        return Set.of();
    }
}
