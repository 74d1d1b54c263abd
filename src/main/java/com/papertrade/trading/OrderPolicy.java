package com.papertrade.trading;

import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_LARGE;
import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_SMALL;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_FUNDS;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_SHARES;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A rule that a deal must pass before it is accepted, and again before it is filled. */
@FunctionalInterface
interface OrderPolicy {

    BigDecimal ONE_CENT = new BigDecimal("0.01");

    /** The rules in force, in the order a trader would want to hear of them. */
    List<OrderPolicy> ALL = List.of(
            OrderPolicy::sellsOnlySharesAvailable,
            OrderPolicy::isNotTooLarge,
            OrderPolicy::isWorthACent,
            OrderPolicy::costsNoMoreThanBuyingPower);

    Optional<Rejection> rejectionOf(Deal deal);

    static Optional<Rejection> firstRejectionOf(Deal deal) {
        return ALL.stream().flatMap(policy -> policy.rejectionOf(deal).stream()).findFirst();
    }

    private static Optional<Rejection> sellsOnlySharesAvailable(Deal deal) {
        return when(
                deal.side() == Side.SELL && deal.quantity().isGreaterThan(deal.available()),
                () -> new Rejection(INSUFFICIENT_SHARES, Sentences.insufficientShares(deal)));
    }

    private static Optional<Rejection> isNotTooLarge(Deal deal) {
        return when(deal.isTooLarge(), () -> new Rejection(AMOUNT_TOO_LARGE, Sentences.tooLarge()));
    }

    /** Judged before rounding: 0.6 of a cent would round up to one. */
    private static Optional<Rejection> isWorthACent(Deal deal) {
        return when(
                deal.exactAmount().compareTo(ONE_CENT) < 0,
                () -> new Rejection(AMOUNT_TOO_SMALL, Sentences.tooSmall(deal)));
    }

    /** A sale costs something, too, when its fees are more than it brings. */
    private static Optional<Rejection> costsNoMoreThanBuyingPower(Deal deal) {
        return when(
                deal.cost().isGreaterThan(deal.buyingPower()),
                () -> new Rejection(INSUFFICIENT_FUNDS, Sentences.insufficientFunds(deal)));
    }

    private static Optional<Rejection> when(boolean broken, Supplier<Rejection> rejection) {
        return broken ? Optional.of(rejection.get()) : Optional.empty();
    }
}
