package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.portfolio.CashMovement;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.MoneyField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Moves pretend money into a portfolio or out of it. Neither is a gain or a loss. */
class CashDialog extends Dialog {

    private static final String DEPOSIT = "Deposit";
    private static final String WITHDRAW = "Withdraw";

    private final Portfolios portfolios;
    private final Portfolio portfolio;
    private final Runnable done;

    final RadioButtonGroup<String> direction = new RadioButtonGroup<>("What to do");
    final MoneyField amount = new MoneyField("Amount");
    final Button book = new Button(DEPOSIT, _ -> book());

    CashDialog(Portfolios portfolios, Portfolio portfolio, Runnable done) {
        this.portfolios = portfolios;
        this.portfolio = portfolio;
        this.done = done;
        setHeaderTitle("Deposit or withdraw");
        setWidth("26rem");
        direction.setItems(DEPOSIT, WITHDRAW);
        direction.setValue(DEPOSIT);
        direction.addClassName("segments");
        direction.addValueChangeListener(chosen -> {
            book.setText(chosen.getValue());
            amount.setHelperText(whatThereIs());
        });
        amount.setWidthFull();
        amount.setAutofocus(true);
        amount.setHelperText(whatThereIs());
        book.addThemeVariants(ButtonVariant.PRIMARY);
        book.setDisableOnClick(true);
        var note = new Paragraph("Neither counts as a gain or a loss.");
        note.addClassName("note");
        var form = new Div(direction, amount, note);
        form.addClassName("dialog-form");
        add(form);
        getFooter().add(new Button("Cancel", _ -> close()), book);
    }

    private String whatThereIs() {
        if (portfolio.reserved().isZero()) {
            return "There is %s in cash.".formatted(Figures.money(portfolio.cash()));
        }
        var there = "There is %s in cash, and open orders keep %s of it."
                .formatted(Figures.money(portfolio.cash()), Figures.money(portfolio.reserved()));
        return direction.getValue().equals(WITHDRAW)
                ? "%s %s can be withdrawn.".formatted(there, Figures.money(portfolio.buyingPower()))
                : there;
    }

    private void book() {
        try {
            amount.read().map(this::move).ifPresent(this::show);
        } finally {
            book.setEnabled(true);
        }
    }

    private CashMovement move(Money money) {
        return direction.getValue().equals(DEPOSIT)
                ? portfolios.deposit(portfolio.owner(), portfolio.id(), money)
                : portfolios.withdraw(portfolio.owner(), portfolio.id(), money);
    }

    private void show(CashMovement movement) {
        switch (movement) {
            case CashMovement.Booked booked -> {
                close();
                done.run();
            }
            case CashMovement.InsufficientFunds lacking ->
                amount.refuse("Insufficient funds: you have %s%s, this withdrawal needs %s."
                        .formatted(
                                Figures.money(lacking.available()),
                                lacking.kept().isZero()
                                        ? ""
                                        : " besides the %s that open orders keep"
                                                .formatted(Figures.money(lacking.kept())),
                                Figures.money(lacking.asked())));
            case CashMovement.NoSuchPortfolio gone -> amount.refuse("This portfolio does not exist any more.");
        }
    }
}
