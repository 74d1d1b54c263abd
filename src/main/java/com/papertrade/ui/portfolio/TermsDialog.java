package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.Portfolio;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.component.TermsFields;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;

/** The terms on which a portfolio trades from now on. */
class TermsDialog extends Dialog {

    private final TradingAccounts accounts;
    private final Portfolio portfolio;
    private final Runnable changed;
    private final Runnable gone;

    final TermsFields terms = new TermsFields();
    final Button save = new Button("Save terms", _ -> save());

    TermsDialog(TradingAccounts accounts, Portfolio portfolio, Runnable changed, Runnable gone) {
        this.accounts = accounts;
        this.portfolio = portfolio;
        this.changed = changed;
        this.gone = gone;
        setHeaderTitle("Trading terms");
        setWidth("30rem");
        terms.show(accounts.termsOf(portfolio.owner(), portfolio.id()));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var note = new Paragraph("Orders that wait keep the terms they were accepted under.");
        note.addClassName("note");
        var form = new Div(terms, note);
        form.addClassName("dialog-form");
        add(form);
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save() {
        terms.read().ifPresent(this::change);
    }

    private void change(TradingTerms to) {
        var isThere = accounts.change(portfolio.owner(), portfolio.id(), to);
        close();
        if (isThere) {
            Notification.show("New orders are accepted on the new terms.");
            changed.run();
        } else {
            gone.run();
        }
    }
}
