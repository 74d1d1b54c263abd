package com.papertrade.ui.component;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds an instrument by ticker or by name; what is typed and not among the found may still be one. */
public class SymbolField extends ComboBox<Instrument> {

    private static final int MOST_FOUND = 50;

    private static final String TWO_LINES = "<div class=\"instrument\"><span><b>${item.symbol}</b> ${item.name}</span>"
            + "<span class=\"note\">${item.details}</span></div>";

    private final Instruments instruments;
    private final Supplier<List<Instrument>> offeredUnasked;

    /** @param offeredUnasked what is offered before anything is typed: those held, and some that are listed */
    public SymbolField(Instruments instruments, Supplier<List<Instrument>> offeredUnasked) {
        super("Symbol");
        this.instruments = instruments;
        this.offeredUnasked = offeredUnasked;
        setPlaceholder("Type a ticker or a company's name");
        setAllowCustomValue(true);
        setClearButtonVisible(true);
        setItemLabelGenerator(SymbolField::label);
        setRenderer(LitRenderer.<Instrument>of(TWO_LINES)
                .withProperty("symbol", instrument -> instrument.symbol().value())
                .withProperty("name", Instrument::name)
                .withProperty("details", SymbolField::details));
        setItems(this::found);
    }

    /** Over what was typed instead, of which the field does not know while its value is the same. */
    public void writeValueAgain() {
        Optional.ofNullable(getValue())
                .ifPresent(instrument -> getElement().executeJs("this.inputElement.value = $0", label(instrument)));
    }

    /** {@code QUIL · Quill Software} */
    private static String label(Instrument instrument) {
        return instrument.symbol() + " · " + instrument.name();
    }

    /** {@code NYSE · stock · USD} */
    public static String details(Instrument instrument) {
        var details = "%s · %s · %s"
                .formatted(instrument.exchange(), instrument.type().label(), instrument.currency());
        return instrument.active() ? details : details + " · delisted";
    }

    private Stream<Instrument> found(Query<Instrument, String> query) {
        var typed = query.getFilter().orElse("");
        var all = typed.isBlank() ? offeredUnasked.get() : instruments.search(typed, MOST_FOUND);
        return all.stream().skip(query.getOffset()).limit(query.getLimit());
    }
}
