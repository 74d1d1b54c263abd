package com.papertrade.ui.component;

import com.papertrade.money.Price;

/** What one share is to cost. */
public class PriceField extends TypedField<Price> {

    public PriceField(String label) {
        super(label, TypedNumber::price);
    }

    public void setPrice(Price price) {
        setValue(Figures.price(price));
    }
}
