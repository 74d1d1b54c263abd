package com.papertrade.ui.live;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.trading.OrdersChanged;
import java.util.Set;

/** One open screen, as whoever has news for it sees it. A screen is equal to no other one. */
public interface LiveScreen {

    UserId trader();

    /** Whether a price of one of these is on it. Asked by any thread, often: answers from memory. */
    boolean showsAnyOf(Set<Symbol> updated);

    /** An order of its trader that waited has changed by itself, which is to be said with the next refresh. */
    default void note(OrdersChanged changed) {}

    /** PaperTrade is about to stop, which is to be said while it can be. */
    default void sayFarewell() {}

    /** Reads what it shows again and shows what is new of it. Returns once that is done; never runs twice at once. */
    void refresh();
}
