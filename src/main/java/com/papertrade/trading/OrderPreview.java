package com.papertrade.trading;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;
import java.util.Optional;

/**
 * What an order would do at the price known now. Nothing is promised: the fill names its own price.
 *
 * @param amount estimated cost of a purchase or proceeds of a sale, without fee; empty when it is more
 *     than an order may be worth
 * @param cashAfter empty when it would be rejected
 * @param positionAfter empty when it would be rejected
 * @param rejection why it would be rejected as things stand
 */
public record OrderPreview(
        Quote quote,
        Quantity quantity,
        Optional<Money> amount,
        Money fee,
        Money cashBefore,
        Optional<Money> cashAfter,
        Position positionBefore,
        Optional<Position> positionAfter,
        Optional<Rejection> rejection) {}
