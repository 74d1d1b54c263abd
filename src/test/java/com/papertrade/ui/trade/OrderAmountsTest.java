package com.papertrade.ui.trade;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.trading.Means;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Question;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** "Buy for $500", and the shortcuts to the most there is. */
class OrderAmountsTest extends TradeTest {

    @Test
    void anAmountIsSentAsAnAmount() {
        byAmount("$500");
        when(desk.place(any(), any())).thenAnswer(call -> filled(call.getArgument(1)));
        assertThat(form.bar.place.getText()).isEqualTo("Buy $500.00 of QUIL");

        _click(form.bar.place);
        screen.answerNext();

        var ticket = ArgumentCaptor.forClass(OrderTicket.class);
        verify(desk).place(eq(TRADER), ticket.capture());
        assertThat(ticket.getValue().size()).isEqualTo(new OrderSize.Amount(usd("500")));
    }

    @Test
    void untilItsOutcomeIsKnownAnOrderByAmountKeepsItsIdToo() {
        byAmount("500");
        when(desk.place(any(), any()))
                .thenThrow(new IllegalStateException("connection lost"))
                .thenAnswer(call -> filled(call.getArgument(1)));

        _click(form.bar.place);
        screen.answerNext();
        _click(_get(form.notice, Button.class, spec -> spec.withText("Try again")));
        screen.answerNext();

        var tickets = ArgumentCaptor.forClass(OrderTicket.class);
        verify(desk, times(2)).place(any(), tickets.capture());
        assertThat(tickets.getAllValues()).containsOnly(tickets.getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-500", "0.001", "0.009", "1e30", "NaN", "five", "\u202E500", "50\u20600", "1000000000.01"})
    void anAmountThatCannotBeIsAnsweredAtTheFieldAndNothingIsSent(String typed) {
        byAmount("500");

        form.fields.size.amount.setValue(typed);
        _click(form.bar.place);

        assertThat(form.fields.size.amount.isInvalid()).isTrue();
        assertThat(form.fields.size.amount.getErrorMessage()).endsWith(".");
        assertThat(form.bar.hint.getText()).isEqualTo("Correct the amount.");
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-8", "0.0000000001", "1e30", "NaN", "\u202E8", "8\u0007", "\u200F8"})
    void aQuantityThatCannotBeIsNotSent(String typed) {
        readyToBuy("8");

        form.fields.size.quantity.setValue(typed);
        _click(form.bar.place);

        assertThat(form.fields.size.quantity.isInvalid()).isTrue();
        assertThat(screen.questionsUnderWay()).isZero();
    }

    @Test
    void theMostMoneyIsOneClickAway() {
        means(Side.BUY, new Means(usd("2227.06"), held("42"), Quantity.of(42), Quantity.of(9), usd("2226.06")));
        byAmount("500");
        assertThat(form.fields.size.amount.all.getText()).isEqualTo("Max $2,226.06");
        assertThat(form.fields.size.amount.getHelperText())
                .isEqualTo("You hold 42. Buying power of $2,227.06 covers 9 shares; fractions are allowed.");

        _click(form.fields.size.amount.all);

        assertThat(form.fields.size.amount.getValue()).isEqualTo("$2,226.06");
    }

    @Test
    void noMoreIsOfferedThanCanBeTyped() {
        var billions = usd("5000000000");
        means(Side.BUY, new Means(billions, held("42"), Quantity.of(42), Quantity.of(5_000_000_000L), billions));
        byAmount("500");

        _click(form.fields.size.amount.all);
        assertThat(form.fields.size.read()).contains(new OrderSize.Amount(usd("1000000000")));
        form.fields.size.by.setValue(SizeField.By.QUANTITY);
        _click(form.fields.size.quantity.all);
        assertThat(form.fields.size.read()).contains(new OrderSize.Shares(Quantity.of(1_000_000_000L)));
    }

    @Test
    void allThatCanBeSoldIsSoldByItsNumber() {
        means(Side.SELL, new Means(usd("2227.06"), held("42"), Quantity.of(12), Quantity.of(12), Money.ZERO_USD));
        form.fields.side.setValue(Side.SELL);
        byAmount("500");
        assertThat(form.fields.size.amount.all.isVisible()).isFalse();
        assertThat(form.fields.size.amount.getHelperText())
                .isEqualTo("You hold 42. 12 can be sold; open orders keep the rest.");

        form.fields.size.fill(Side.SELL);

        assertThat(form.fields.size.quantity.getValue()).isEqualTo("12");
        assertThat(form.fields.size.quantity.isVisible()).isTrue();
    }

    @Test
    void whatWasTypedTheOtherWayIsKept() {
        readyToBuy("8");

        form.fields.size.by.setValue(SizeField.By.AMOUNT);
        form.fields.size.amount.setValue("500");
        form.fields.size.by.setValue(SizeField.By.QUANTITY);

        assertThat(form.fields.size.quantity.getValue()).isEqualTo("8");
        assertThat(form.bar.place.getText()).isEqualTo("Buy 8 QUIL");
    }

    /** 6 of 10 shares for what was typed, so it would leave less than it takes. */
    @Test
    void moreThanHalfIsSoldByAmountOnlyAfterAsking() {
        form.fields.side.setValue(Side.SELL);
        byAmount("1421.10");
        foreseen(preview("6", "236.85", Optional.empty(), held("10")));
        form.fields.size.amount.setValue("1,421.10");

        _click(form.bar.place);
        assertThat(screen.questionsUnderWay()).isZero();
        assertThat(_get(Question.class).getHeaderTitle()).isEqualTo("Sell 6 of your 10 QUIL?");
        _click(_get(Question.class).confirm);

        assertThat(screen.questionsUnderWay()).isEqualTo(1);
    }

    private void means(Side side, Means means) {
        when(desk.means(any(), any(), eq(side), any(), any(), any())).thenReturn(means);
    }

    private void byAmount(String typed) {
        form.fields.size.by.setValue(SizeField.By.AMOUNT);
        foreseen(preview("2", "236.85", Optional.empty(), held("42")));
        priceOf(QUIL, "236.85");
        form.fields.size.amount.setValue(typed);
    }
}
