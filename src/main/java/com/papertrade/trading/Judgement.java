package com.papertrade.trading;

import com.papertrade.money.Price;

/** What an observation means for an order that waits. */
sealed interface Judgement {

    /** Nothing: the order waits on. */
    record Waits() implements Judgement {}

    /** The stop of a stop-limit order was reached, and the limit not yet met. */
    record Triggers() implements Judgement {}

    record Fills(Price price, FillRule rule) implements Judgement {}
}
