package com.papertrade.trading;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the client calls an order (FIX tag 11, ClOrdID). Two orders of a portfolio with the same id
 * are one order, so that a double click or a retried request never trades twice.
 *
 * @param value 1 to 64 of A–Z, a–z, 0–9, point, colon, underscore and hyphen
 */
public record ClientOrderId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** @throws IllegalArgumentException if it has another form */
    public ClientOrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A client order id is 1 to 64 letters, digits, points, colons, underscores or hyphens");
        }
    }

    public static ClientOrderId random() {
        return new ClientOrderId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
