package com.papertrade.ui.administration;

import static java.util.stream.Collectors.joining;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.Correction;
import com.papertrade.portfolio.Correction.Booked;
import com.papertrade.portfolio.Correction.Check;
import com.papertrade.portfolio.Correction.Possible;
import com.papertrade.portfolio.Correction.Refused;
import com.papertrade.portfolio.LedgerCorrections;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Question;
import com.papertrade.ui.portfolio.EntryWords;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an entry, shows it in words, and takes it back once that was confirmed. */
class CorrectionForm extends Div {

    private static final String ENTRY_FORM = "[0-9]{1,18}";

    private final AdministrationTab<?> page;
    private final Div facts = new Div();
    private Optional<Candidate> shown = Optional.empty();

    final TextField portfolio = new TextField("Portfolio id", _ -> forget());
    final TextField entry = new TextField("Entry number", _ -> forget());
    final Button find = new Button("Show entry", _ -> find());
    final Paragraph told = new Paragraph();
    final Div found = new Div();
    final TextField why = new TextField("Why it is taken back");
    final Button reverse = new Button("Reverse…", _ -> confirm());

    CorrectionForm(AdministrationTab<?> page) {
        this.page = page;
        addClassName("page");
        portfolio.setWidth("min(100%, 24rem)");
        entry.setWidth("9rem");
        entry.addKeyPressListener(Key.ENTER, _ -> find());
        why.setWidth("min(100%, 33rem)");
        why.setMaxLength(LedgerCorrections.LONGEST_REASON);
        why.setHelperText("The owner of the portfolio reads it in the activity.");
        reverse.addThemeVariants(ButtonVariant.ERROR);
        told.getElement().setAttribute("role", "status");
        found.addClassName("page");
        var actions = new Div(reverse);
        actions.addClassName("actions");
        found.add(facts, why, actions);
        forget();
        var form = new Div(portfolio, entry, find);
        form.addClassName("office-form");
        add(hint(), form, told, found);
    }

    private static Paragraph hint() {
        var hint =
                new Paragraph("A mistake is never edited: a new entry takes back what the mistaken one did to cash and"
                        + " shares, and both stay in the ledger.");
        hint.addClassName("muted");
        return hint;
    }

    /** What was found is about what was typed before. */
    private void forget() {
        shown = Optional.empty();
        told.setText("");
        found.setVisible(false);
    }

    private void find() {
        var id = PortfolioId.parse(portfolio.getValue().strip());
        var number = Optional.of(entry.getValue().strip())
                .filter(typed -> typed.matches(ENTRY_FORM))
                .map(Long::valueOf);
        portfolio.setErrorMessage("An id looks like 6f0c8c1e-53a1-4d0e-9d25-0a9c5c2f4b7e.");
        portfolio.setInvalid(id.isEmpty());
        entry.setErrorMessage("A whole number.");
        entry.setInvalid(number.isEmpty());
        if (id.isPresent() && number.isPresent()) {
            find(id.get(), number.get());
        }
    }

    private void find(PortfolioId id, long number) {
        forget();
        busy(true);
        page.ask(
                () -> page.office.checkCorrection(id, number),
                check -> answered(id, check),
                failed -> answered(AdministrationTab.sentence(failed)));
    }

    private void answered(PortfolioId id, Check check) {
        switch (check) {
            case Refused refused -> answered(Figures.told(refused.sentence()));
            case Possible possible -> {
                answered("");
                show(new Candidate(id, possible.entry()));
            }
        }
    }

    private void answered(String sentence) {
        busy(false);
        told.setText(sentence);
    }

    private void show(Candidate candidate) {
        shown = Optional.of(candidate);
        var original = candidate.entry().entry();
        var words = new Facts()
                .with(
                        "Entry " + candidate.entry().sequence(),
                        whatHappened(original),
                        page.when().at(original.occurredAt()));
        original.instrument().ifPresent(symbol -> words.with("Instrument", symbol.value()));
        facts.removeAll();
        facts.add(words.with("Amount", EntryWords.amount(original)));
        why.clear();
        why.setInvalid(false);
        found.setVisible(true);
        why.focus();
    }

    private void confirm() {
        why.setErrorMessage("Say why.");
        why.setInvalid(why.getValue().isBlank());
        if (!why.isInvalid()) {
            shown.ifPresent(this::confirm);
        }
    }

    private void confirm(Candidate candidate) {
        Question.aboutFinal(
                        "Reverse entry %d?".formatted(candidate.entry().sequence()),
                        "%s. A new entry takes it back; a reversal cannot be reversed."
                                .formatted(inWords(candidate.entry().entry())),
                        "Reverse",
                        () -> reverse(candidate, why.getValue()))
                .open();
    }

    /** {@code Deposit}, {@code Fee: commission} */
    private static String whatHappened(LedgerEntry original) {
        var kind = EntryWords.kind(original);
        var sentence = EntryWords.sentence(original);
        return sentence.equals(kind) ? kind : kind + ": " + sentence;
    }

    /** {@code Buy: Bought 10 at $50.00, AAPL, −$500.00} */
    private static String inWords(LedgerEntry original) {
        return Stream.concat(
                        Stream.of(whatHappened(original)),
                        Stream.concat(
                                original.instrument().map(Symbol::value).stream(),
                                Stream.of(EntryWords.amount(original))))
                .collect(joining(", "));
    }

    private void reverse(Candidate candidate, String reason) {
        busy(true);
        page.ask(
                () -> page.office.reverse(
                        candidate.portfolio(), candidate.entry().sequence(), reason),
                this::reversed,
                failed -> answered("Nothing was reversed: " + AdministrationTab.sentence(failed)));
    }

    private void reversed(Correction correction) {
        switch (correction) {
            case Refused refused -> answered("Nothing was reversed: " + Figures.told(refused.sentence()));
            case Booked booked -> {
                forget();
                answered("Reversed by entry %d: cash is now %s."
                        .formatted(
                                booked.reversal().sequence(),
                                Figures.money(booked.reversal().cashAfter())));
            }
        }
    }

    /** What is on its way is about what is typed: that stays as it is until the answer comes. */
    private void busy(boolean busy) {
        portfolio.setReadOnly(busy);
        entry.setReadOnly(busy);
        find.setEnabled(!busy);
        reverse.setEnabled(!busy);
    }

    private record Candidate(PortfolioId portfolio, LedgerRecord entry) {}
}
