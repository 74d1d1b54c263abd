package com.papertrade.trading;

/** What became of the wish to cancel an order. */
public sealed interface Cancellation {

    /** It waits no longer, and what it kept is free. */
    record Cancelled(Order order) implements Cancellation {}

    /** It had ended before: filled, cancelled, expired or rejected. */
    record TooLate(Order order) implements Cancellation {}

    /** No such order, or somebody else's; the answer is the same. */
    record NoSuchOrder() implements Cancellation {}
}
