package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static com.papertrade.trading.Trader.stop;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of an order before it is placed, and of a fill afterwards, with $10,000 and IBM at 200. */
@PlayedTradingTest
class ForesightIT {

    private static final TradingTerms WITH_FEES = new TradingTerms(
            ExecutionPolicy.INSTANT,
            new Charge.PerShare(Price.usd("0.01"), usd("1"), usd("5")),
            new Charge.PerOrder(usd("0.40")));

    @Autowired
    Trader maya;

    @Autowired
    TradingDesk desk;

    @Autowired
    Orders orders;

    @Autowired
    Portfolios portfolios;

    @Autowired
    PlayedMarket market;

    @BeforeEach
    void tuesdayMorning() {
        market.reset(Instant.parse("2026-11-24T15:00:00Z"));
        market.trades(IBM, "200");
    }

    @Test
    void aReplacementHasAtHandWhatTheReplacedOrderKeeps() {
        maya.opensAccount(TradingTerms.DEFAULT);
        var waiting = maya.waits(maya.ticket(BUY, "40", limit("190"))); // keeps 7,600, leaves 2,400
        var larger = maya.ticket(BUY, "50", limit("190")); // 9,500

        assertThat(desk.preview(maya.id, larger).flatMap(OrderPreview::rejection))
                .isPresent();
        assertThat(desk.preview(maya.id, larger, Optional.of(waiting.id()))).hasValueSatisfying(preview -> {
            assertThat(preview.rejection()).isEmpty();
            assertThat(preview.buyingPower()).isEqualTo(usd("10000"));
            assertThat(preview.buyingPowerAfter()).contains(usd("500"));
        });
        assertThat(means(BUY, limit("190"), Optional.of(waiting.id())).mostShares())
                .isEqualTo(Quantity.of(52)); // 52 × 190 = 9,880, 53 × 190 = 10,070
        assertThat(means(BUY, limit("190"), Optional.empty()).mostShares()).isEqualTo(Quantity.of(12)); // 2,280
    }

    @Test
    void aReplacedSaleFreesItsSharesForTheNewOne() {
        maya.opensAccount(TradingTerms.DEFAULT);
        maya.buysAtTheMarket("10");
        var waiting = maya.waits(maya.ticket(SELL, "10", limit("250")));

        assertThat(means(SELL, limit("240"), Optional.empty()).available()).isEqualTo(Quantity.ZERO);
        assertThat(means(SELL, limit("240"), Optional.of(waiting.id())).available())
                .isEqualTo(Quantity.of(10));
        assertThat(desk.preview(maya.id, maya.ticket(SELL, "8", limit("240")), Optional.of(waiting.id())))
                .hasValueSatisfying(preview -> {
                    assertThat(preview.rejection()).isEmpty();
                    assertThat(preview.kept()).contains(new Reservation.OfShares(IBM, Quantity.of(8)));
                });
    }

    @Test
    void theMostMoneyLeavesRoomForTheFeesAndCanBeSpent() {
        maya.opensAccount(WITH_FEES);

        // All of it would buy 50 shares, which costs 1.00 and 0.40.
        var most = means(BUY, OrderType.MARKET, Optional.empty()).mostMoney();
        assertThat(most).isEqualTo(usd("9998.60"));
        var fill = maya.fills(maya.ticket(BUY, new OrderSize.Amount(most), OrderType.MARKET, TimeInForce.DAY));
        assertThat(fill.cashAfter()).isEqualTo(Money.ZERO_USD);
        assertThat(means(BUY, OrderType.MARKET, Optional.empty()).mostMoney()).isEqualTo(Money.ZERO_USD);
    }

    /** A thousand billions at the smallest price there is: more shares than are counted without a limit. */
    @Test
    void theRichestAreToldTheMostTheyCanBuyToo() {
        maya.opensAccount(TradingTerms.DEFAULT);
        for (var deposit = 0; deposit < 1_001; deposit++) {
            var _ = portfolios.deposit(maya.id, maya.portfolio, Portfolios.MAX_DEPOSIT);
        }
        market.trades(IBM, "0.000001");

        var means = means(BUY, OrderType.MARKET, Optional.empty());
        assertThat(means.mostMoney()).isEqualTo(usd("1000000000000"));
        assertThat(means.mostShares()).isEqualTo(Quantity.of(1_000_000_000_000_000_000L));
    }

    @Test
    void whatOtherOrdersKeepIsNoBuyingPowerAfterwardsEither() {
        maya.opensAccount(WITH_FEES);
        var _ = maya.waits(maya.ticket(BUY, "10", limit("190"))); // keeps 1,901

        assertThat(desk.preview(maya.id, maya.ticket(BUY, "10", OrderType.MARKET)))
                .hasValueSatisfying(preview -> {
                    assertThat(preview.total(BUY)).contains(usd("2001.40"));
                    assertThat(preview.cashAfter()).contains(usd("7998.60"));
                    assertThat(preview.buyingPowerAfter()).contains(usd("6097.60")); // 7,998.60 − 1,901
                });
    }

    @Test
    void aStopThatIsReachedAlreadyIsForeseenWithItsReason() {
        maya.opensAccount(TradingTerms.DEFAULT);

        assertThat(desk.preview(maya.id, maya.ticket(BUY, "10", stop("190"))).flatMap(OrderPreview::rejection))
                .map(Rejection::reason)
                .contains(RejectionReason.STOP_ALREADY_REACHED);
    }

    @Test
    void theFeesOfAFillLeadToItsOrderAndTheNextEntryDoesNot() {
        maya.opensAccount(WITH_FEES);
        var fill = maya.fills(maya.ticket(BUY, "10", OrderType.MARKET));
        var _ = portfolios.deposit(maya.id, maya.portfolio, usd("1"));

        var trade = fill.ledgerSequence();
        assertThat(orders.filledBy(maya.id, maya.portfolio, trade - 1)).isEmpty();
        for (var entry = trade; entry <= trade + 2; entry++) {
            assertThat(orders.filledBy(maya.id, maya.portfolio, entry).flatMap(Order::fill))
                    .contains(fill);
        }
        assertThat(orders.filledBy(maya.id, maya.portfolio, trade + 3)).isEmpty();
    }

    private Means means(Side side, OrderType type, Optional<OrderId> replaced) {
        return desk.means(maya.id, maya.portfolio, side, IBM, Optional.of(type), replaced);
    }
}
