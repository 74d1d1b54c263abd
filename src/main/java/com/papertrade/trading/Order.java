package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order that was accepted, and what became of it.
 *
 * @param fill present when filled
 * @param rejection present when rejected
 */
public record Order(
        UUID id,
        ClientOrderId clientOrderId,
        PortfolioId portfolio,
        Side side,
        Symbol symbol,
        Quantity quantity,
        Instant acceptedAt,
        OrderStatus status,
        Optional<Fill> fill,
        Optional<Rejection> rejection) {}
