package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Fees;
import com.papertrade.trading.Fill;
import com.papertrade.trading.FillRule;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderEvent;
import com.papertrade.trading.OrderFilter;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.PriceBasis;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.vaadin.flow.component.button.Button;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What became of orders, step by step, in the activity of their portfolio. */
class OrderHistoriesTest extends PortfolioTest {

    private static final Symbol IBM = new Symbol("IBM");
    private static final LedgerRecord FEE =
            new LedgerRecord(3, new LedgerEntry.FeeCharged(NOW, usd("1"), "Commission"), usd("9"), Optional.empty());

    @Test
    void anEntryShowsItsReceiptWithFeesBasisRuleAndHistory() {
        var order = filled();
        ledger(FEE);
        when(orders.filledBy(TRADER, PORTFOLIO.id(), 3)).thenReturn(Optional.of(order));
        when(orders.history(TRADER, PORTFOLIO.id(), order.id()))
                .thenReturn(List.of(
                        new OrderEvent(NOW, OrderEvent.Kind.ACCEPTED, "Accepted: buy 8 IBM."),
                        new OrderEvent(NOW.plusSeconds(5), OrderEvent.Kind.FILLED, "Bought 8 IBM at $200.00.")));
        var view = shown(new ActivityView(own(), activity()));

        view.list.wide.select(FEE);

        assertThat(view.receipt.getElement().getTextRecursively())
                .contains("Bought 8 IBM", "Commission$1.00", "Slippage$0.40")
                .contains("simulated market, daily bar", "Market: the session's open")
                .contains("19 Nov 2026, 14:32:08Accepted: buy 8 IBM.", "19 Nov 2026, 14:32:13Bought 8 IBM at $200.00.");
    }

    @Test
    void whatIsNotInTheLedgerCanBeOpenedWithItsHistory() {
        var open = open();
        var expired = SampleOrders.expired(open(), NOW);
        unfilled(open, expired);
        when(orders.find(TRADER, PORTFOLIO.id(), expired.id())).thenReturn(Optional.of(expired));
        when(orders.history(TRADER, PORTFOLIO.id(), expired.id()))
                .thenReturn(List.of(new OrderEvent(NOW, OrderEvent.Kind.EXPIRED, "Not filled until the close.")));
        var view = shown(new ActivityView(own(), activity()));
        assertThat(view.unfilled.getElement().getTextRecursively()).contains("Open", "Expired");

        var buttons = _find(view.unfilled, Button.class);
        assertThat(buttons).hasSize(2);
        _click(buttons.getLast());

        assertThat(view.receipt.getElement().getTextRecursively())
                .contains("Not filled · market order", "Expired", "Not filled until the close.");
    }

    @Test
    void anOpenOrderThatIsLookedAtTurnsIntoItsReceipt() {
        var open = open();
        unfilled(open);
        when(desk.waitsFor(any())).thenReturn("Fills at the next price of IBM.");
        when(orders.find(TRADER, PORTFOLIO.id(), open.id())).thenReturn(Optional.of(open));
        var view = shown(new ActivityView(own(), activity()));
        _click(_get(view.unfilled, Button.class));
        assertThat(view.receipt.getElement().getTextRecursively()).contains("Fills at the next price of IBM.");

        when(orders.find(TRADER, PORTFOLIO.id(), open.id())).thenReturn(Optional.of(filled()));
        screen.beat();

        assertThat(view.receipt.getElement().getTextRecursively()).contains("Bought 8 IBM");
    }

    @Test
    void onlyTheLatestAreAskedFor() {
        shown(new ActivityView(own(), activity()));

        verify(orders).unfilled(TRADER, PORTFOLIO.id(), OrderFilter.ALL, 50);
    }

    private void unfilled(Order... newestFirst) {
        when(orders.unfilled(eq(TRADER), eq(PORTFOLIO.id()), any(), anyInt())).thenReturn(List.of(newestFirst));
    }

    private static Order open() {
        return SampleOrders.open(ticket(), NOW);
    }

    private static OrderTicket ticket() {
        return OrderTicket.market(ClientOrderId.random(), PORTFOLIO.id(), Side.BUY, IBM, Quantity.of(8));
    }

    private static Order filled() {
        return SampleOrders.filled(
                ticket(),
                new Fill(
                        NOW.plusSeconds(5),
                        Price.usd("200"),
                        Quantity.of(8),
                        usd("1600"),
                        new Fees(usd("1"), usd("0.40")),
                        usd("9"),
                        PriceSource.SIMULATED,
                        PriceBasis.BAR,
                        NOW,
                        LocalDate.parse("2026-11-19"),
                        FillRule.MARKET_OPEN,
                        2));
    }
}
