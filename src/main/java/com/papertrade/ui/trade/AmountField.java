package com.papertrade.ui.trade;

import com.papertrade.money.Money;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.TypedField;
import com.papertrade.ui.component.TypedNumber;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;

/** For how much money; the shares follow from the price. */
class AmountField extends TypedField<Money> {

    private Money most = Money.ZERO_USD;

    final Button all = new Button("Max", _ -> fill());

    AmountField() {
        super("For how much money", TypedNumber::money);
        addClassName("size-input");
        all.addClassName("shortcut");
        setPlaceholder("$500");
        setSuffixComponent(new Span(all));
    }

    /** @param available what there is; no more is offered than can be typed */
    void offer(Money available) {
        most = available.isGreaterThan(TypedNumber.MOST_MONEY) ? TypedNumber.MOST_MONEY : available;
        Figure.write(all, most.isZero() ? "Max" : "Max " + Figures.money(most));
        all.setVisible(!most.isZero());
    }

    void fill() {
        if (!most.isZero()) {
            setMoney(most);
        }
    }

    void setMoney(Money money) {
        setValue(Figures.money(money));
    }
}
