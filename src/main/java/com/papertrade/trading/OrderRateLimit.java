package com.papertrade.trading;

import com.papertrade.identity.RateLimit;
import com.papertrade.identity.UserId;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many orders a trader may place in a minute, in all portfolios together; cancelling is always possible. */
@Component
class OrderRateLimit {

    private final RateLimit<UserId> orders;

    OrderRateLimit(@Value("${papertrade.trading.orders-per-minute}") int perMinute, Clock clock) {
        this.orders = new RateLimit<>(perMinute, clock);
    }

    Optional<OrderOutcome> refusalOf(UserId trader) {
        return orders.tooMany(trader)
                .map(wait -> new Rejected(
                        new Rejection(RejectionReason.TOO_MANY_ORDERS, Sentences.tooManyOrders(wait.toSeconds()))));
    }
}
