package com.papertrade.ui.trade;

import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.trading.Means;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.TypedField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;

/** How much an order is for: so many shares, or as many as so much money buys. Both are kept while one is shown. */
class SizeField extends Div {

    /** What is typed. */
    enum By {
        QUANTITY("Quantity"),
        AMOUNT("Amount $");

        private final String label;

        By(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    final RadioButtonGroup<By> by = new RadioButtonGroup<>();
    final QuantityField quantity = new QuantityField();
    final AmountField amount = new AmountField();

    SizeField(Runnable changed) {
        addClassName("size-field");
        by.setItems(By.values());
        by.setItemLabelGenerator(choice -> choice.label);
        by.addClassNames("segments", "small");
        by.setAriaLabel("Quantity or amount");
        by.setValue(By.QUANTITY);
        by.addValueChangeListener(_ -> {
            showChosen();
            changed.run();
        });
        quantity.setWidthFull();
        amount.setWidthFull();
        quantity.addValueChangeListener(_ -> changed.run());
        amount.addValueChangeListener(_ -> changed.run());
        TicketDraft.keep(by, "by");
        TicketDraft.keep(quantity, "quantity");
        TicketDraft.keep(amount, "amount");
        // Seen above the fields, and reached after them.
        add(quantity, amount, by);
        showChosen();
    }

    private void showChosen() {
        quantity.setVisible(by.getValue() == By.QUANTITY);
        amount.setVisible(by.getValue() == By.AMOUNT);
    }

    void clear() {
        by.setValue(By.QUANTITY);
        quantity.clear();
        amount.clear();
    }

    void restore(TicketDraft draft) {
        draft.by().ifPresent(by::setValue);
        draft.text("quantity").ifPresent(quantity::setValue);
        draft.text("amount").ifPresent(amount::setValue);
    }

    void show(OrderSize size) {
        switch (size) {
            case OrderSize.Shares shares -> {
                by.setValue(By.QUANTITY);
                quantity.setQuantity(shares.quantity());
            }
            case OrderSize.Amount money -> {
                by.setValue(By.AMOUNT);
                amount.setMoney(money.money());
            }
        }
    }

    /** The size; or nothing, and the field says what is wrong with what was typed. */
    Optional<OrderSize> read() {
        return switch (by.getValue()) {
            case QUANTITY -> quantity.read().map(OrderSize.Shares::new);
            case AMOUNT -> amount.read().map(OrderSize.Amount::new);
        };
    }

    /** What is to be done before there is a size. */
    String whatIsMissing() {
        return switch (by.getValue()) {
            case QUANTITY -> quantity.isInvalid() ? "Correct the number of shares." : "Type how many shares.";
            case AMOUNT -> amount.isInvalid() ? "Correct the amount." : "Type for how much money.";
        };
    }

    void complain() {
        var field = shown();
        if (!field.isInvalid()) {
            field.complain(whatIsMissing());
        }
        field.focus();
    }

    void offer(Side side, Means means, String helper) {
        quantity.offer(side == Side.BUY ? "Max" : "All", means.mostShares());
        amount.offer(means.mostMoney());
        quantity.setHelperText(helper);
        amount.setHelperText(helper);
    }

    void offerNothing() {
        quantity.offer("Max", Quantity.ZERO);
        amount.offer(Money.ZERO_USD);
        quantity.setHelperText("");
        amount.setHelperText("");
    }

    /** The most there is; all shares are sold by their number, as no amount says it exactly. */
    void fill(Side side) {
        if (side == Side.SELL) {
            by.setValue(By.QUANTITY);
        }
        switch (by.getValue()) {
            case QUANTITY -> quantity.fill();
            case AMOUNT -> amount.fill();
        }
    }

    void focus() {
        shown().focus();
    }

    void toggle() {
        by.setValue(by.getValue() == By.QUANTITY ? By.AMOUNT : By.QUANTITY);
        shown().focus();
    }

    private TypedField<?> shown() {
        return by.getValue() == By.QUANTITY ? quantity : amount;
    }
}
