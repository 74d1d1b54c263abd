package com.papertrade.marketdata;

import java.time.Instant;
import java.util.Optional;

/**
 * How a metered provider's calls stand.
 *
 * @param left calls that can still be made today, those that are kept included
 * @param keptForOrders how many of them only an order may spend: what is kept for a day's orders less what they have had
 * @param keptForHeld how many of them wait for held symbols whose session is still to be asked for today
 * @param newCallsAt when the next day's calls are there
 * @param closedUntil when the provider itself refused and is left alone: until then
 */
public record BudgetStatus(
        int left, int perDay, int keptForOrders, int keptForHeld, Instant newCallsAt, Optional<Instant> closedUntil) {

    /** How many calls nobody is waiting for with more reason than curiosity. */
    public int spare() {
        return Math.max(0, left - keptForOrders - keptForHeld);
    }
}
