package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;

/** Which way a figure went: an arrow and a colour on screen, beside the sign of the figure itself. */
public enum Direction {
    UP("up"),
    DOWN("down"),
    UNCHANGED("flat");

    private final String className;

    Direction(String className) {
        this.className = className;
    }

    public static Direction of(Money change) {
        return ofSign(change.amount().signum());
    }

    public static Direction of(Price now, Price earlier) {
        return ofSign(now.compareTo(earlier));
    }

    /** Of a rate as it is shown: one that rounds to nothing went nowhere. */
    public static Direction of(Percent rate) {
        return ofSign(rate.hundredths(2).signum());
    }

    /** What the style sheet calls it. */
    public String className() {
        return className;
    }

    private static Direction ofSign(int sign) {
        if (sign == 0) {
            return UNCHANGED;
        }
        return sign > 0 ? UP : DOWN;
    }
}
