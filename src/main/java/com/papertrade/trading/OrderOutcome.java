package com.papertrade.trading;

/** What became of a ticket. The same ticket again is answered with what has become of it since. */
public sealed interface OrderOutcome {

    /** Done; the same ticket again gives the same fill. */
    record Filled(Order order, Fill fill) implements OrderOutcome {}

    /** Not filled: it waits for its price, or, asked again later, was cancelled or has expired meanwhile. */
    record Accepted(Order order) implements OrderOutcome {}

    /**
     * Not done, and nothing about cash or positions has changed. Orders that were in order but met too
     * little money or too few shares are remembered as rejected; tickets that could not be an order,
     * or met no price, leave nothing behind and may be sent again.
     */
    record Rejected(Rejection rejection) implements OrderOutcome {}
}
