package com.papertrade.ui.trade;

import com.papertrade.trading.Order;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.component.SideWords;
import com.papertrade.ui.component.SymbolField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;

/** What is asked for. */
class TicketFields extends Div {

    private final Runnable addressed;

    final SymbolField symbol;
    final RadioButtonGroup<Side> side = new RadioButtonGroup<>("Side");
    final TypeFields type;
    final SizeField size;

    /**
     * @param changed whenever anything of it is another
     * @param addressed when the trader has chosen what the address speaks of
     */
    TicketFields(SymbolField symbol, Runnable changed, Runnable addressed) {
        this.symbol = symbol;
        this.addressed = addressed;
        this.type = new TypeFields(changed);
        this.size = new SizeField(changed);
        addClassName("fields");
        symbol.setWidthFull();
        side.setItems(Side.values());
        side.setItemLabelGenerator(SideWords::verb);
        side.addClassName("segments");
        side.setValue(Side.BUY);
        side.addValueChangeListener(chosen -> {
            tellAddress(chosen.isFromClient());
            changed.run();
        });
        type.type.addValueChangeListener(chosen -> tellAddress(chosen.isFromClient()));
        TicketDraft.keep(symbol, "symbol");
        TicketDraft.keep(side, "side");
        // Whoever types goes from the ticker to how much of it with one Tab.
        add(side, symbol, size, type);
    }

    /** What the address asked for is in it already. */
    private void tellAddress(boolean chosenByTheTrader) {
        if (chosenByTheTrader) {
            addressed.run();
        }
    }

    void clear() {
        size.clear();
        type.clear();
        keepInstrumentAndSide(false);
    }

    /** As it was typed before the session ended. */
    void restore(TicketDraft draft) {
        draft.side().ifPresent(side::setValue);
        type.restore(draft);
        size.restore(draft);
    }

    void focusFirst() {
        if (symbol.isReadOnly()) {
            size.focus();
        } else {
            symbol.focus();
        }
    }

    /** Chosen by a key instead of the mouse. */
    void choose(Side chosen) {
        if (!side.isReadOnly()) {
            side.setValue(chosen);
            addressed.run();
        }
    }

    void choose(TypeChoice chosen) {
        type.type.setValue(chosen);
        addressed.run();
    }

    /** The order as it works now, to be changed. */
    void show(Order order) {
        side.setValue(order.side());
        type.show(OrderWords.stillToMeet(order), order.timeInForce());
        size.show(order.size());
        keepInstrumentAndSide(true);
    }

    /** Another order takes the place only of one of the same instrument and side. */
    private void keepInstrumentAndSide(boolean kept) {
        symbol.setReadOnly(kept);
        side.setReadOnly(kept);
    }

    /** What is missing or wrong, as far as it was typed here. */
    Optional<String> whatIsMissing() {
        if (readType().isEmpty()) {
            return Optional.of(type.whatIsMissing());
        }
        return readSize().isEmpty() ? Optional.of(size.whatIsMissing()) : Optional.empty();
    }

    void complain() {
        if (readType().isEmpty()) {
            type.complain();
        } else if (readSize().isEmpty()) {
            size.complain();
        }
    }

    Optional<OrderType> readType() {
        return type.read();
    }

    Optional<OrderSize> readSize() {
        return size.read();
    }
}
