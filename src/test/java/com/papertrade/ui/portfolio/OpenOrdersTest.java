package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Cancellation;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The orders that wait, on the overview of their portfolio. */
class OpenOrdersTest extends PortfolioTest {

    private static final Symbol KEST = new Symbol("KEST");
    private static final Symbol TIDL = new Symbol("TIDL");
    private static final Order BUYS = SampleOrders.keeping(
            SampleOrders.open(
                    ticket(Side.BUY, KEST, "20", new OrderType.Limit(Price.usd("142")), TimeInForce.DAY), NOW),
            new Reservation.OfCash(usd("2841")));
    private static final Order SELLS = SampleOrders.keeping(
            SampleOrders.open(
                    ticket(
                            Side.SELL,
                            TIDL,
                            "30",
                            new OrderType.StopLimit(Price.usd("61"), Price.usd("60.50")),
                            TimeInForce.GOOD_TILL_CANCELLED),
                    NOW),
            new Reservation.OfShares(TIDL, Quantity.of(30)));

    @Test
    void eachSaysWhatItIsAndWhatItKeeps() {
        var view = overview(BUYS, SELLS);

        assertThat(text(view, BUYS)).contains("Buy 20 KEST", "limit $142.00", "$2,841.00", "Waits");
        assertThat(text(view, SELLS))
                .contains("Sell 30 TIDL", "stop $61.00, limit $60.50", "30 shares", "when cancelled");
    }

    @Test
    void whereNoneWaitsNothingIsSaidOfThem() {
        assertThat(overview().openOrders.isVisible()).isFalse();
    }

    @Test
    void oneThatMetItsStopSaysSo() {
        var view = overview(SampleOrders.triggered(SELLS, NOW));

        assertThat(text(view, SELLS)).contains("Triggered");
    }

    @Test
    void whatIsCancelledSaysWhatIsFreeAgainAndLeaves() {
        var view = overview(BUYS, SELLS);
        when(desk.cancel(TRADER, PORTFOLIO.id(), BUYS.id()))
                .thenReturn(new Cancellation.Cancelled(SampleOrders.cancelled(BUYS, NOW)));
        when(orders.open(TRADER, PORTFOLIO.id())).thenReturn(List.of(SELLS));

        _click(view.openOrders.rows.get(BUYS.id()).cancel);

        NotificationsKt.expectNotifications("Cancelled: buy 20 KEST, limit $142.00. $2,841.00 free again.");
        assertThat(view.openOrders.rows).containsOnlyKeys(SELLS.id());
    }

    @Test
    void whoCancelsTooLateIsToldHowItEnded() {
        var view = overview(BUYS);
        var expired = SampleOrders.expired(BUYS, NOW);
        when(desk.cancel(any(), any(), any())).thenReturn(new Cancellation.TooLate(expired));

        _click(view.openOrders.rows.get(BUYS.id()).cancel);

        NotificationsKt.expectNotifications("Too late to cancel. Expired unfilled: buy 20 KEST, limit $142.00.");
    }

    @Test
    void aRowStaysWhileOthersComeAndGo() {
        var view = overview(BUYS, SELLS);
        var row = view.openOrders.rows.get(SELLS.id());

        when(orders.open(TRADER, PORTFOLIO.id())).thenReturn(List.of(SampleOrders.triggered(SELLS, NOW)));
        screen.beat();

        assertThat(view.openOrders.rows.values()).singleElement().isSameAs(row);
        assertThat(row.status.getText()).isEqualTo("Triggered");
    }

    @Test
    void ofVeryManyTheFirstAreShownAndTheOthersWhenAskedFor() {
        var many = IntStream.range(0, 51)
                .mapToObj(_ -> SampleOrders.open(
                        ticket(Side.BUY, KEST, "1", new OrderType.Limit(Price.usd("142")), TimeInForce.DAY), NOW))
                .toArray(Order[]::new);
        var view = overview(many);
        assertThat(view.openOrders.rows).hasSize(50);

        _click(view.openOrders.showAll);

        assertThat(view.openOrders.rows).hasSize(51);
        assertThat(view.openOrders.showAll.isVisible()).isFalse();
    }

    @Test
    void eachCanBeChangedInTheTradeForm() {
        var view = overview(BUYS);

        assertThat(_get(view.openOrders, RouterLink.class).getHref())
                .isEqualTo("portfolio/%s/trade/KEST?change=%s".formatted(PORTFOLIO.id(), BUYS.id()));
    }

    @Test
    void buyingPowerStandsBesideTheCash() {
        var view = overview(BUYS);

        // 5,859.06 − 2,841.00
        assertThat(view.headline.cash.getText()).isEqualTo("$5,859.06");
        assertThat(view.headline.buyingPower.getText()).isEqualTo("$3,018.06");
        assertThat(view.headline.getElement().getTextRecursively()).contains("$2,841.00 kept by orders");
    }

    @Test
    void aWithdrawalIsLimitedByWhatOrdersKeep() {
        var view = overview(BUYS);
        _click(view.heading.cash);
        @SuppressWarnings("unchecked")
        RadioButtonGroup<String> direction = _get(RadioButtonGroup.class);

        direction.setValue("Withdraw");

        assertThat(_get(CashDialog.class).amount.getHelperText())
                .isEqualTo("There is $5,859.06 in cash, and open orders keep $2,841.00 of it."
                        + " $3,018.06 can be withdrawn.");
    }

    private static OrderTicket ticket(Side side, Symbol symbol, String shares, OrderType type, TimeInForce time) {
        return new OrderTicket(
                ClientOrderId.random(),
                PORTFOLIO.id(),
                side,
                symbol,
                new OrderSize.Shares(Quantity.of(shares)),
                type,
                time);
    }

    private OverviewView overview(Order... open) {
        when(orders.open(TRADER, PORTFOLIO.id())).thenReturn(List.of(open));
        return shown(new OverviewView(own()));
    }

    private static String text(OverviewView view, Order order) {
        return view.openOrders.rows.get(order.id()).getElement().getTextRecursively();
    }
}
