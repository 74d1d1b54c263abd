package com.papertrade.ui.trade;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import com.papertrade.trading.Charge;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.trading.TradingTerms;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** Market, limit, stop and stop-limit, and how long they wait. */
class OrderTypesTest extends TradeTest {

    @ParameterizedTest
    @CsvSource({
        "MARKET, false, false, false",
        "LIMIT, false, true, true",
        "STOP, true, false, true",
        "STOP_LIMIT, true, true, true"
    })
    void aTypeHasTheFieldsItNeeds(TypeChoice type, boolean stop, boolean limit, boolean timeInForce) {
        form.fields.type.type.setValue(type);

        assertThat(form.fields.type.stop.isVisible()).isEqualTo(stop);
        assertThat(form.fields.type.limit.isVisible()).isEqualTo(limit);
        assertThat(form.fields.type.timeInForce.isVisible()).isEqualTo(timeInForce);
    }

    @Test
    void whereMarketOrdersWaitTheyHaveATimeInForceToo() {
        when(accounts.termsOf(any(), any()))
                .thenReturn(new TradingTerms(ExecutionPolicy.REALISTIC, Charge.NONE, Charge.NONE));

        view.open(PORTFOLIO);

        assertThat(form.fields.type.timeInForce.isVisible()).isTrue();
    }

    @Test
    void aLimitOrderIsSentWithItsPriceAndItsTime() {
        readyToBuy("8");
        form.fields.type.type.setValue(TypeChoice.LIMIT);
        form.fields.type.limit.setValue("$230.50");
        form.fields.type.timeInForce.setValue(TimeInForce.GOOD_TILL_CANCELLED);

        var ticket = sent();
        assertThat(ticket.type()).isEqualTo(new OrderType.Limit(Price.usd("230.50")));
        assertThat(ticket.timeInForce()).isEqualTo(TimeInForce.GOOD_TILL_CANCELLED);
    }

    @Test
    void aStopLimitOrderIsSentWithBothPrices() {
        readyToBuy("8");
        form.fields.type.type.setValue(TypeChoice.STOP_LIMIT);
        form.fields.type.stop.setValue("250");
        form.fields.type.limit.setValue("251.25");

        assertThat(sent().type()).isEqualTo(new OrderType.StopLimit(Price.usd("250"), Price.usd("251.25")));
    }

    @Test
    void withoutItsPriceALimitOrderIsNotSentAndTheFieldSaysSo() {
        readyToBuy("8");
        form.fields.type.type.setValue(TypeChoice.LIMIT);
        assertThat(form.bar.hint.getText()).isEqualTo("Type the limit price.");

        _click(form.bar.place);

        assertThat(screen.questionsUnderWay()).isZero();
        assertThat(form.fields.type.limit.getErrorMessage()).isEqualTo("Type the limit price.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-5",
                "1.1234567",
                "1e30",
                "NaN",
                "Infinity",
                "\u202E241",
                "24\u00001",
                "1000000000.01"
            })
    void aPriceThatCannotBeIsAnsweredAtTheFieldAndNothingIsSent(String typed) {
        readyToBuy("8");
        form.fields.type.type.setValue(TypeChoice.STOP);

        form.fields.type.stop.setValue(typed);
        _click(form.bar.place);

        assertThat(form.fields.type.stop.isInvalid()).isTrue();
        assertThat(form.fields.type.stop.getErrorMessage()).endsWith(".");
        assertThat(form.bar.hint.getText()).isEqualTo("Correct the stop price.");
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void aLimitOrderCanBePlacedThoughThereIsNoCurrentPrice() {
        noCurrentPrice();
        form.fields.size.quantity.setValue("8");
        assertThat(form.bar.hint.getText()).isEqualTo("A market order needs a current price.");

        _click(_get(form.notice, Button.class, spec -> spec.withText("Use a limit order")));
        foreseen(preview("8", Optional.empty()));
        form.fields.type.limit.setValue("230");

        assertThat(form.bar.hint.getText()).isEmpty();
        assertThat(sent().type()).isEqualTo(new OrderType.Limit(Price.usd("230")));
    }

    @Test
    void aStopOrderThatHasNothingToReckonWithSaysSo() {
        noCurrentPrice();
        when(desk.preview(any(), any(), any())).thenReturn(Optional.empty());
        form.fields.size.quantity.setValue("8");
        form.fields.type.type.setValue(TypeChoice.STOP);
        form.fields.type.stop.setValue("230");

        assertThat(form.bar.hint.getText()).isEqualTo("This order needs a price to reckon with.");
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, MARKET, ''",
        "SELL, MARKET, ?side=sell",
        "BUY, STOP_LIMIT, ?type=stop-limit",
        "SELL, LIMIT, ?side=sell&type=limit"
    })
    void theAddressNamesSideAndType(Side side, TypeChoice type, String parameters) {
        assertThat(TradeNavigation.address(PORTFOLIO.id(), Optional.of(QUIL.symbol()), side, type))
                .isEqualTo("portfolio/%s/trade/QUIL%s".formatted(PORTFOLIO.id(), parameters));
    }

    @Test
    void thePriceFieldsAreLabelled() {
        form.fields.type.type.setValue(TypeChoice.STOP_LIMIT);

        assertThat(_get(form, TextField.class, spec -> spec.withLabel("Stop price")))
                .isSameAs(form.fields.type.stop);
        assertThat(_get(form, TextField.class, spec -> spec.withLabel("Limit price")))
                .isSameAs(form.fields.type.limit);
    }

    private void noCurrentPrice() {
        var answer = new QuoteAnswer.NotCurrent(Optional.empty(), "The provider did not answer.");
        when(marketData.currentQuote(eq(QUIL.symbol()), any(), any())).thenReturn(answer);
        form.fields.symbol.setValue(QUIL);
        screen.answerNext();
    }

    private OrderTicket sent() {
        when(desk.place(any(), any())).thenAnswer(call -> filled(call.getArgument(1)));
        _click(form.bar.place);
        screen.answerNext();
        var ticket = ArgumentCaptor.forClass(OrderTicket.class);
        verify(desk).place(eq(TRADER), ticket.capture());
        return ticket.getValue();
    }
}
