package com.papertrade.trading;

import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestTraders;
import com.papertrade.instrument.Symbol;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a trader did in one instrument, over all portfolios. */
@PlayedTradingTest
class OwnFillsIT {

    @Autowired
    Trader maya;

    @Autowired
    PlayedMarket market;

    @Autowired
    Orders orders;

    @Autowired
    TestTraders traders;

    @BeforeEach
    void tuesdayMorning() {
        market.reset(Instant.parse("2026-11-24T15:00:00Z"));
        market.trades(IBM, "200");
        maya.opensAccount(TradingTerms.DEFAULT);
    }

    @Test
    void theNewestFillComesFirstAndWhatWaitsIsNoFill() {
        var bought = maya.fills(maya.ticket(BUY, "10", OrderType.MARKET));
        var sold = maya.fills(maya.ticket(SELL, "4", OrderType.MARKET));
        var waiting = maya.waits(maya.ticket(BUY, "1", limit("190")));

        assertThat(orders.fillsOf(maya.id, IBM, 10))
                .extracting(order -> order.fill().orElseThrow())
                .containsExactly(sold, bought);
        assertThat(orders.fillsOf(maya.id, IBM, 1)).hasSize(1);
        assertThat(orders.open(maya.id, IBM)).extracting(Order::id).containsExactly(waiting.id());
    }

    @Test
    void nobodySeesSomebodyElsesFillsNorThoseOfAnotherInstrument() {
        maya.fills(maya.ticket(BUY, "10", OrderType.MARKET));
        maya.waits(maya.ticket(BUY, "1", limit("190")));
        var tom = traders.signedUp("Tom");

        assertThat(orders.fillsOf(tom, IBM, 10)).isEmpty();
        assertThat(orders.open(tom, IBM)).isEmpty();
        assertThat(orders.fillsOf(maya.id, new Symbol("AAPL"), 10)).isEmpty();
    }
}
