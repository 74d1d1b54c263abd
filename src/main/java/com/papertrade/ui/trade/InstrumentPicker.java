package com.papertrade.ui.trade;

import com.papertrade.instrument.Instrument;
import com.papertrade.ui.component.FailureWords;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.papertrade.ui.component.SymbolField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;

/** From what was typed or picked to an instrument, or to a sentence that says what to type instead. */
class InstrumentPicker {

    private final SymbolField symbol;
    private final PriceLookup lookup;
    private final Notice notice;
    private final PreviewPanel preview;
    private final Listener listener;
    private Optional<Instrument> picked = Optional.empty();

    /** Hears what was picked. */
    interface Listener {

        void picked(Instrument instrument);

        void nothingPicked();
    }

    InstrumentPicker(SymbolField symbol, PriceLookup lookup, Notice notice, PreviewPanel preview, Listener listener) {
        this.symbol = symbol;
        this.lookup = lookup;
        this.notice = notice;
        this.preview = preview;
        this.listener = listener;
        symbol.addValueChangeListener(change -> Optional.ofNullable(change.getValue())
                .ifPresentOrElse(this::pick, () -> forgetIf(change.isFromClient())));
        symbol.addCustomValueSetListener(typed -> lookUp(typed.getDetail()));
    }

    Optional<Instrument> picked() {
        return picked;
    }

    void clear() {
        symbol.clear();
        forget();
    }

    /** What was typed instead of picked: a symbol, part of a name, or nonsense. */
    void lookUp(String typed) {
        if (typed.isBlank()) {
            return;
        }
        forget();
        preview.waitFor("Looking for “%s”…".formatted(typed.strip()));
        lookup.meaningOf(
                typed.strip(),
                meaning -> understood(typed.strip(), meaning),
                failure -> failed(typed.strip(), failure));
    }

    /** The field tells only of another instrument than it shows already. */
    private void choose(Instrument instrument) {
        if (instrument.equals(symbol.getValue())) {
            symbol.writeValueAgain();
            pick(instrument);
        } else {
            symbol.setValue(instrument);
        }
    }

    private void pick(Instrument instrument) {
        picked = Optional.of(instrument);
        listener.picked(instrument);
    }

    private void forgetIf(boolean clearedByTheTrader) {
        if (clearedByTheTrader) {
            forget();
        }
    }

    private void forget() {
        lookup.forget();
        picked = Optional.empty();
        notice.clear();
        preview.clear();
        listener.nothingPicked();
    }

    private void understood(String typed, PriceLookup.Meaning meaning) {
        preview.stopWaiting();
        meaning.exact().ifPresentOrElse(this::choose, () -> nothingCalled(typed, meaning.near()));
    }

    private void nothingCalled(String typed, List<Instrument> near) {
        notice.show(
                "Nothing is called “%s”".formatted(typed),
                near.isEmpty()
                        ? "Type a ticker or the beginning of a company's name, or open the list to see what is traded."
                        : "Did you mean one of these?",
                near.stream().map(this::suggestion).toArray(Component[]::new));
    }

    private Button suggestion(Instrument instrument) {
        return new Button("%s · %s".formatted(instrument.symbol(), instrument.name()), _ -> choose(instrument));
    }

    private void failed(String typed, RuntimeException failure) {
        preview.stopWaiting();
        notice.show(
                "“%s” could not be looked up".formatted(typed),
                FailureWords.sentence(failure) + " Instruments already known can still be found by typing.",
                new Button("Try again", Icon.RETRY.create(), _ -> lookUp(typed)));
    }
}
