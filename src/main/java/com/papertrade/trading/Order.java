package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An order that was accepted, and what became of it.
 *
 * @param size as it works now: an amount at a limit or stop was turned into shares when it was accepted,
 *     and a split changes shares and prices
 * @param terms those it was accepted under, which it is filled on
 * @param expiresAt the close at which a day order ends
 * @param workingSince a price fills it only if it was observed after this: when it was accepted, or
 *     triggered, or adjusted for a split
 * @param countedOn the session as of which its shares and prices are meant: a split of a later one adjusts it
 * @param triggeredAt when a stop-limit order met its stop; from then on it is a limit order
 * @param kept what it keeps while it is open
 * @param endedAt when it was filled, cancelled, expired or rejected
 * @param replaces the order it took the place of
 * @param fill present when filled
 * @param rejection present when rejected
 */
public record Order(
        OrderId id,
        ClientOrderId clientOrderId,
        PortfolioId portfolio,
        Side side,
        Symbol symbol,
        OrderSize size,
        OrderType type,
        TimeInForce timeInForce,
        TradingTerms terms,
        Instant acceptedAt,
        Optional<Instant> expiresAt,
        Instant workingSince,
        LocalDate countedOn,
        Optional<Instant> triggeredAt,
        OrderStatus status,
        Optional<Reservation> kept,
        Optional<Instant> endedAt,
        Optional<OrderId> replaces,
        Optional<Fill> fill,
        Optional<Rejection> rejection) {

    public boolean isOpen() {
        return status == OrderStatus.OPEN;
    }

    /** The shares it was filled with, or is for; empty for an amount that is not shares yet. */
    public Optional<Quantity> quantity() {
        return fill.map(Fill::quantity)
                .or(() -> size instanceof OrderSize.Shares shares ? Optional.of(shares.quantity()) : Optional.empty());
    }

    Optional<Money> keptCash() {
        return kept.flatMap(
                what -> what instanceof Reservation.OfCash cash ? Optional.of(cash.amount()) : Optional.empty());
    }

    Optional<Quantity> keptShares() {
        return kept.flatMap(what ->
                what instanceof Reservation.OfShares shares ? Optional.of(shares.quantity()) : Optional.empty());
    }

    /** Where it waits for its price. */
    Order waiting(OrderSize working, Reservation keeping) {
        return with(working, type, workingSince, countedOn, triggeredAt, Optional.of(keeping));
    }

    /** From now on a limit order, filled only by what was seen later. */
    Order triggered(Instant at) {
        return with(size, type, at, countedOn, Optional.of(at), kept);
    }

    /** With the shares and prices that a split has made of it. */
    Order adjusted(OrderSize working, OrderType at, Reservation keeping, Instant since, LocalDate counted) {
        return with(working, at, since, counted, triggeredAt, Optional.of(keeping));
    }

    Order filled(Fill by) {
        return ended(OrderStatus.FILLED, by.filledAt(), Optional.of(by), Optional.empty());
    }

    Order rejected(Rejection because, Instant at) {
        return ended(OrderStatus.REJECTED, at, Optional.empty(), Optional.of(because));
    }

    Order cancelled(Instant at) {
        return ended(OrderStatus.CANCELLED, at, Optional.empty(), Optional.empty());
    }

    Order expired(Instant at) {
        return ended(OrderStatus.EXPIRED, at, Optional.empty(), Optional.empty());
    }

    private Order with(
            OrderSize working,
            OrderType at,
            Instant since,
            LocalDate counted,
            Optional<Instant> triggered,
            Optional<Reservation> keeping) {
        return new Order(
                id,
                clientOrderId,
                portfolio,
                side,
                symbol,
                working,
                at,
                timeInForce,
                terms,
                acceptedAt,
                expiresAt,
                since,
                counted,
                triggered,
                status,
                keeping,
                endedAt,
                replaces,
                fill,
                rejection);
    }

    private Order ended(OrderStatus as, Instant at, Optional<Fill> by, Optional<Rejection> because) {
        return new Order(
                id,
                clientOrderId,
                portfolio,
                side,
                symbol,
                size,
                type,
                timeInForce,
                terms,
                acceptedAt,
                expiresAt,
                workingSince,
                countedOn,
                triggeredAt,
                as,
                Optional.empty(),
                Optional.of(at),
                replaces,
                by,
                because);
    }
}
