package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.trading.Charge;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fill costs beyond its price: nothing, the same for every order, or so much a share. */
public class ChargeFields extends Div {

    /** How it is charged. */
    public enum Kind {
        NONE("None"),
        PER_ORDER("Per order"),
        PER_SHARE("Per share");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    public final RadioButtonGroup<Kind> kind;
    public final MoneyField amount = new MoneyField("For each order");
    public final PriceField rate = new PriceField("For each share");
    public final MoneyField minimum = new MoneyField("At least, an order");
    public final MoneyField maximum = new MoneyField("At most, an order");

    public ChargeFields(String label, String explanation) {
        kind = new RadioButtonGroup<>(label);
        addClassName("charge-fields");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(choice -> choice.label);
        kind.addClassName("segments");
        kind.setHelperText(explanation);
        kind.setValue(Kind.NONE);
        kind.addValueChangeListener(_ -> showFields());
        minimum.setPlaceholder("nothing");
        var figures = new Div(amount, rate, minimum, maximum);
        figures.addClassName("charge-figures");
        add(kind, figures);
        showFields();
    }

    private void showFields() {
        amount.setVisible(kind.getValue() == Kind.PER_ORDER);
        Stream.of(rate, minimum, maximum).forEach(field -> field.setVisible(kind.getValue() == Kind.PER_SHARE));
    }

    public void show(Charge charge) {
        switch (charge) {
            case Charge.None _ -> kind.setValue(Kind.NONE);
            case Charge.PerOrder fixed -> {
                kind.setValue(Kind.PER_ORDER);
                amount.setMoney(fixed.amount());
            }
            case Charge.PerShare each -> {
                kind.setValue(Kind.PER_SHARE);
                rate.setPrice(each.rate());
                maximum.setMoney(each.maximum());
                if (each.minimum().isPositive()) {
                    minimum.setMoney(each.minimum());
                }
            }
        }
    }

    /** The charge; or nothing, and the fields say what is wrong. */
    public Optional<Charge> read() {
        return switch (kind.getValue()) {
            case NONE -> Optional.of(Charge.NONE);
            case PER_ORDER -> readCharge(amount).map(Charge.PerOrder::new);
            case PER_SHARE -> readPerShare();
        };
    }

    private Optional<Charge> readPerShare() {
        var each = readRate();
        var least = minimum.isEmpty() ? Optional.of(Money.ZERO_USD) : minimum.read();
        var most = readCharge(maximum);
        if (each.isEmpty() || least.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        if (least.get().isGreaterThan(most.get())) {
            var _ = maximum.refuse("The most is no less than the least of %s.".formatted(Figures.money(least.get())));
            return Optional.empty();
        }
        return Optional.of(new Charge.PerShare(each.get(), least.get(), most.get()));
    }

    private static Optional<Money> readCharge(MoneyField field) {
        return field.read()
                .flatMap(money -> money.isGreaterThan(Charge.MOST)
                        ? field.refuse("A charge is at most %s.".formatted(Figures.money(Charge.MOST)))
                        : Optional.of(money));
    }

    private Optional<Price> readRate() {
        var each = rate.read();
        if (each.isEmpty() && !rate.isInvalid()) {
            rate.complain("Type what a share costs.");
        }
        return each;
    }
}
