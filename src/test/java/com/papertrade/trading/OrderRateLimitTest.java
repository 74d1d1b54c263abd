package com.papertrade.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.MovableClock;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderOutcome.Rejected;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behind the desk there is nothing but an instrument that nobody knows. */
class OrderRateLimitTest {

    private static final UserId ADA = UserId.random();
    private static final PortfolioId PORTFOLIO = PortfolioId.random();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-19T19:32:08Z"));
    private final OrderEntry entry = mock();
    private final Instruments instruments = mock();
    private final MarketData marketData = mock();
    private final TradingDesk desk = new TradingDesk(
            new OrderRateLimit(2, clock),
            mock(Portfolios.class),
            instruments,
            marketData,
            entry,
            mock(Execution.class),
            mock(OrderOutlook.class),
            new OrderJournal(new SimpleMeterRegistry()));

    @BeforeEach
    void nothingIsKnown() {
        when(instruments.find(any(Symbol.class))).thenReturn(Optional.empty());
        when(entry.earlierOutcomeOf(any(), any(), any())).thenReturn(Optional.empty());
    }

    @Test
    void oneOrderTooManyIsRefusedAndSaysWhenTheNextIsTaken() {
        assertThat(reasonOf(place(ADA))).isEqualTo(RejectionReason.UNKNOWN_INSTRUMENT);
        assertThat(reasonOf(place(ADA))).isEqualTo(RejectionReason.UNKNOWN_INSTRUMENT);

        assertThat(place(ADA))
                .isEqualTo(new Rejected(new Rejection(
                        RejectionReason.TOO_MANY_ORDERS, "Too many orders within a minute. Try again in 30 seconds.")));
        assertThat(reasonOf(place(UserId.random())))
                .as("somebody else's")
                .isEqualTo(RejectionReason.UNKNOWN_INSTRUMENT);
        clock.advance(Duration.ofSeconds(30));
        assertThat(reasonOf(place(ADA))).isEqualTo(RejectionReason.UNKNOWN_INSTRUMENT);
    }

    /** Or a retry of what was filled would be told that it was not. */
    @Test
    void anOrderThatWasPlacedBeforeIsAnsweredAsItWasThen() {
        var sentAgain = ticket();
        OrderOutcome then = new Rejected(new Rejection(RejectionReason.DELISTED, "As it was then."));
        when(entry.earlierOutcomeOf(any(), eq(sentAgain), any())).thenReturn(Optional.of(then));
        for (var count = 0; count < 3; count++) {
            var _ = place(ADA);
        }

        assertThat(desk.place(ADA, sentAgain)).isSameAs(then);
    }

    private OrderOutcome place(UserId trader) {
        return desk.place(trader, ticket());
    }

    private static OrderTicket ticket() {
        return OrderTicket.market(ClientOrderId.random(), PORTFOLIO, Side.BUY, new Symbol("NOPE"), Quantity.of("1"));
    }

    private static RejectionReason reasonOf(OrderOutcome outcome) {
        return ((Rejected) outcome).rejection().reason();
    }
}
