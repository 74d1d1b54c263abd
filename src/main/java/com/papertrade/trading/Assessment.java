package com.papertrade.trading;

import com.papertrade.portfolio.Reservation;
import java.util.Optional;

/** What would become of a ticket as things stand. */
sealed interface Assessment {

    /**
     * @param remembered whether it was in order as such, and is kept as a rejected order
     * @param deal what it would have done, where there is a price to tell
     */
    record Refused(Rejection rejection, boolean remembered, Optional<Deal> deal) implements Assessment {}

    record FillsNow(Deal deal, Observation seen) implements Assessment {}

    /**
     * @param deal at the price reckoned with
     * @param size what the order works with: an amount at a limit or stop is so many shares
     * @param kept what it keeps until it is filled
     */
    record Waits(Deal deal, OrderSize size, Reservation kept) implements Assessment {}
}
