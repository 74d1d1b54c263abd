package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.papertrade.trading.Fill;
import com.papertrade.trading.Order;
import java.time.Instant;
import java.time.ZoneId;

/** What was done, at which price, from which source, by which rule. */
public class Receipt extends Facts {

    private final ZoneId zone;

    Receipt(Order order, Fill fill, ZoneId zone) {
        this.zone = zone;
        with("Price", Figures.price(fill.price())).with("Amount", Figures.money(fill.amount()));
        withFee("Commission", fill.fees().commission());
        withFee("Slippage", fill.fees().slippage());
        with("Cash afterwards", Figures.money(fill.cashAfter()))
                .withLine()
                .with("Order", OrderWords.typeAndPrices(order.type()))
                .with(
                        "Source",
                        "%s, %s".formatted(fill.source().label(), fill.basis().label()))
                .with("Observed", at(fill.priceObservedAt()))
                .with("Age at fill", Moments.age(fill.priceAge()))
                .with("Rule", fill.rule().label())
                .withLine()
                .with("Accepted", at(order.acceptedAt()))
                .with("Filled", at(fill.filledAt()));
    }

    private void withFee(String what, Money amount) {
        if (amount.isPositive()) {
            with(what, Figures.money(amount));
        }
    }

    private LocalTime at(Instant moment) {
        return new LocalTime(moment, zone);
    }
}
