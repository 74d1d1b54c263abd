package com.papertrade.ui.portfolios;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.MoneyField;
import com.papertrade.ui.component.NameField;
import com.papertrade.ui.component.TermsFields;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Opens a portfolio: what it is called, and how much pretend money it starts with. */
class CreatePortfolioForm extends Div {

    private static final Money USUAL_DEPOSIT = Money.usd("10000");
    private static final List<Money> SHORTCUTS = List.of(USUAL_DEPOSIT, Money.usd("50000"), Money.usd("100000"));

    private final TradingAccounts accounts;
    private final UserId owner;
    private final Consumer<Portfolio> opened;

    final NameField name = new NameField("Name");
    final MoneyField deposit = new MoneyField("Opening deposit");
    final List<Button> shortcuts = SHORTCUTS.stream().map(this::shortcutTo).toList();
    final TermsFields terms = new TermsFields();
    final Button create = new Button("Create portfolio", _ -> create());

    CreatePortfolioForm(TradingAccounts accounts, UserId owner, Consumer<Portfolio> opened) {
        this.accounts = accounts;
        this.owner = owner;
        this.opened = opened;
        addClassName("create-form");
        deposit.setMoney(USUAL_DEPOSIT);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        // In the fields only: Enter on a shortcut fills in its amount.
        create.addClickShortcut(Key.ENTER).listenOn(name, deposit).resetFocusOnActiveElement();
        add(name, depositRow(), terms, footer());
    }

    private Div depositRow() {
        var choices = new Div();
        choices.addClassName("shortcuts");
        shortcuts.forEach(choices::add);
        var row = new Div(deposit, choices);
        row.addClassName("deposit-row");
        return row;
    }

    private Div footer() {
        var note = new Span("You can rename or delete it later.");
        note.addClassName("note");
        var footer = new Div(note, create);
        footer.addClassName("form-footer");
        return footer;
    }

    private Button shortcutTo(Money amount) {
        return new Button(Figures.moneyInBrief(amount), _ -> deposit.setMoney(amount));
    }

    /** The button stays off once there is a portfolio, and comes back whatever else happened. */
    private void create() {
        var done = false;
        try {
            done = open(name.read(), deposit.read(), terms.read());
        } finally {
            create.setEnabled(!done);
        }
    }

    private boolean open(
            Optional<PortfolioName> typedName, Optional<Money> typedDeposit, Optional<TradingTerms> chosenTerms) {
        if (typedName.isEmpty() || typedDeposit.isEmpty() || chosenTerms.isEmpty()) {
            focusFirstWrong();
            return false;
        }
        opened.accept(accounts.open(owner, typedName.get(), typedDeposit.get(), chosenTerms.get()));
        return true;
    }

    /** A wrong fee says so itself, in the part of the form that it opens. */
    private void focusFirstWrong() {
        if (name.isInvalid()) {
            name.focus();
        } else if (deposit.isInvalid()) {
            deposit.focus();
        }
    }

    /** What is wrong with what was typed, as shown. */
    List<String> complaints() {
        return Stream.of(name, deposit)
                .filter(field -> field.isInvalid())
                .map(field -> field.getErrorMessage())
                .toList();
    }
}
