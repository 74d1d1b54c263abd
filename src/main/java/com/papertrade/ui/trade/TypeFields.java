package com.papertrade.ui.trade;

import com.papertrade.money.Price;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.TimeInForce;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.component.PolicyWords;
import com.papertrade.ui.component.PriceField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** At which prices an order may be filled, and how long it waits for them. */
class TypeFields extends Div {

    private TradingTerms terms = TradingTerms.DEFAULT;

    final RadioButtonGroup<TypeChoice> type = new RadioButtonGroup<>("Order type");
    final PriceField stop = new PriceField("Stop price");
    final PriceField limit = new PriceField("Limit price");
    final RadioButtonGroup<TimeInForce> timeInForce = new RadioButtonGroup<>("Time in force");

    TypeFields(Runnable changed) {
        addClassName("type-fields");
        type.setItems(TypeChoice.values());
        type.setItemLabelGenerator(TypeChoice::label);
        type.addClassName("segments");
        timeInForce.setItems(TimeInForce.values());
        timeInForce.setItemLabelGenerator(OrderWords::timeInForce);
        timeInForce.addClassName("segments");
        clear();
        stop.addValueChangeListener(_ -> changed.run());
        limit.addValueChangeListener(_ -> changed.run());
        timeInForce.addValueChangeListener(_ -> changed.run());
        type.addValueChangeListener(_ -> {
            showFields();
            changed.run();
        });
        TicketDraft.keep(type, "type");
        TicketDraft.keep(stop, "stop");
        TicketDraft.keep(limit, "limit");
        TicketDraft.keep(timeInForce, "time");
        var prices = new Div(stop, limit);
        prices.addClassName("prices");
        add(type, prices, timeInForce);
    }

    void clear() {
        type.setValue(TypeChoice.MARKET);
        stop.clear();
        limit.clear();
        timeInForce.setValue(TimeInForce.DAY);
        showFields();
    }

    /** On which terms the order would be accepted: what is filled at once or not at all has no time in force. */
    void setTerms(TradingTerms newTerms) {
        terms = newTerms;
        showFields();
    }

    void restore(TicketDraft draft) {
        draft.type().ifPresent(type::setValue);
        draft.text("stop").ifPresent(stop::setValue);
        draft.text("limit").ifPresent(limit::setValue);
        draft.timeInForce().ifPresent(timeInForce::setValue);
    }

    void show(OrderType shown, TimeInForce time) {
        type.setValue(TypeChoice.of(shown));
        shown.stopPrice().ifPresent(stop::setPrice);
        shown.limitPrice().ifPresent(limit::setPrice);
        timeInForce.setValue(time);
    }

    private void showFields() {
        type.setHelperText(type.getValue().sentence());
        stop.setVisible(type.getValue().hasStop());
        limit.setVisible(type.getValue().hasLimit());
        timeInForce.setVisible(!needsCurrentPrice());
    }

    /** When such orders are filled, as far as that is to be said of all of them. */
    String policyInWords() {
        var isSaidOfIt = needsCurrentPrice() || terms.execution() == ExecutionPolicy.REALISTIC;
        return isSaidOfIt ? PolicyWords.sentence(terms.execution()) : "";
    }

    boolean needsCurrentPrice() {
        return type.getValue() == TypeChoice.MARKET && terms.needCurrentPriceFor(OrderType.MARKET);
    }

    /** The type with its prices; or nothing, and the fields say what is wrong with what was typed. */
    Optional<OrderType> read() {
        Optional<Price> stopAt = stop.isVisible() ? stop.read() : Optional.empty();
        Optional<Price> limitAt = limit.isVisible() ? limit.read() : Optional.empty();
        return switch (type.getValue()) {
            case MARKET -> Optional.of(OrderType.MARKET);
            case LIMIT -> limitAt.map(OrderType.Limit::new);
            case STOP -> stopAt.map(OrderType.Stop::new);
            case STOP_LIMIT -> stopAt.flatMap(from -> limitAt.map(to -> new OrderType.StopLimit(from, to)));
        };
    }

    /** What is to be done before there is a type. */
    String whatIsMissing() {
        return firstMissing()
                .map(field -> (field.isInvalid() ? "Correct the %s." : "Type the %s.")
                        .formatted(field.getLabel().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    void complain() {
        firstMissing().ifPresent(field -> {
            if (!field.isInvalid()) {
                field.complain(whatIsMissing());
            }
            field.focus();
        });
    }

    private Optional<PriceField> firstMissing() {
        return Stream.of(stop, limit)
                .filter(PriceField::isVisible)
                .filter(field -> field.isInvalid() || field.isEmpty())
                .findFirst();
    }
}
