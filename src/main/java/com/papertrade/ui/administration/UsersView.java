package com.papertrade.ui.administration;

import com.papertrade.identity.Account;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** Who has an account, and a button to sign somebody out wherever they are signed in. */
@Route(AdministrationNavigation.PATH + "/users")
@PermitAll
class UsersView extends AdministrationTab<List<Account>> {

    final Paragraph told = new Paragraph();
    final Table<Account> accounts = new Table<>(
            "Users",
            List.of("Name", "E-mail", "Last sign-in", "Signed out everywhere", ""),
            Account::id,
            AccountRow::new);

    UsersView(Office office, Background background) {
        super(office, background);
        accounts.empty.setText("Nobody has signed in yet.");
        told.getElement().setAttribute("role", "status");
        told.addClassName("muted");
        section("Users", told, accounts);
    }

    @Override
    List<Account> read() {
        return office.accounts();
    }

    @Override
    void show(List<Account> read) {
        accounts.show(read);
    }

    private void signOut(Account account, AccountRow row) {
        row.signOut.setEnabled(false);
        ask(
                () -> {
                    office.endSessionsOf(account);
                    return account.name();
                },
                name -> told(row, "%s is signed out everywhere in a few seconds.".formatted(name)),
                failed -> told(row, "%s could not be signed out: %s".formatted(account.name(), sentence(failed))));
    }

    private void told(AccountRow row, String sentence) {
        row.signOut.setEnabled(true);
        told.setText(sentence);
        refresh();
    }

    private final class AccountRow extends TableRow<Account> {

        private Optional<Account> shown = Optional.empty();
        private final Span name = name();
        private final Span email = cell("E-mail");
        private final Span lastSignedIn = cell("Last sign-in");
        private final Span sessionsEnded = cell("Signed out everywhere");
        private final Button signOut =
                new Button("Sign out everywhere", _ -> shown.ifPresent(account -> signOut(account, this)));

        private AccountRow() {
            cell("", signOut);
        }

        @Override
        void show(Account account) {
            shown = Optional.of(account);
            var when = when();
            name.setText(account.name());
            email.setText(account.email().isEmpty() ? Figures.UNKNOWN : account.email());
            lastSignedIn.setText(when.at(account.lastSignedIn()));
            sessionsEnded.setText(account.sessionsEnded().map(when::at).orElse(Figures.UNKNOWN));
            signOut.setAriaLabel("Sign out everywhere: " + account.name());
        }
    }
}
