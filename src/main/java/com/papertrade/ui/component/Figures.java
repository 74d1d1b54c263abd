package com.papertrade.ui.component;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Gain;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How figures are written on every screen: {@code $51,849.80}, {@code +$45.32 (+2.14%)}, {@code
 * −$1,023.10 (−1.05%)}, and {@code $0.00 (0.00%)} without a sign; with the marks of the reader's browser before
 * decimals and between thousands. The minus is U+2212, which is as wide as the plus.
 */
public final class Figures {

    /** What stands where a figure is not known. */
    public static final String UNKNOWN = "—";

    private static final String MINUS = "−";
    private static final int CENTS = 2;
    private static final int RATE_DECIMALS = 2;
    private static final int WEIGHT_DECIMALS = 1;
    private static final int AVERAGE_COST_DECIMALS = 4;

    private Figures() {}

    /** A balance: {@code $51,849.80}. */
    public static String money(Money money) {
        return (money.isNegative() ? MINUS : "") + dollars(money.amount());
    }

    /** Without cents where there are none: {@code $10,000}, {@code $739.67}. */
    public static String moneyInBrief(Money money) {
        return (money.isNegative() ? MINUS : "") + dollarsInBrief(money.amount());
    }

    /** The same of a change: {@code +$10,000}, {@code −$14.40}. */
    public static String signedInBrief(Money money) {
        return sign(money.amount()) + dollarsInBrief(money.amount());
    }

    /** A change: {@code +$45.32}, {@code −$14.40}, {@code $0.00}. */
    public static String signed(Money money) {
        return sign(money.amount()) + dollars(money.amount());
    }

    /** A change with its rate: {@code +$45.32 (+2.14%)}; the rate is a dash over nothing. */
    public static String gain(Gain gain) {
        return signed(gain.amount()) + " " + rateInBrackets(gain);
    }

    /** {@code (+2.14%)}, or {@code (—)} where there is nothing to compare with. */
    public static String rateInBrackets(Gain gain) {
        return "(" + gain.rate().map(Figures::rate).orElse(UNKNOWN) + ")";
    }

    /** A rate of change: {@code +2.14%}. One that rounds to nothing has no sign. */
    public static String rate(Percent percent) {
        var shown = percent.hundredths(RATE_DECIMALS);
        return sign(shown) + format(shown, RATE_DECIMALS, RATE_DECIMALS) + "%";
    }

    /** Where there is room for little: {@code +1.2%}. */
    public static String rateInBrief(Percent percent) {
        var shown = percent.hundredths(1);
        return sign(shown) + format(shown, 1, 1) + "%";
    }

    /** A share of a whole: {@code 19.2%}. */
    public static String weight(Percent percent) {
        var shown = percent.hundredths(WEIGHT_DECIMALS);
        return (shown.signum() < 0 ? MINUS : "") + format(shown, WEIGHT_DECIMALS, WEIGHT_DECIMALS) + "%";
    }

    /** At least 2 decimals and all that the price has: {@code $236.85}, {@code $187.4375}. */
    public static String price(Price price) {
        return "$" + format(price.perShare(), CENTS, Price.MAX_DECIMALS);
    }

    /** Worked out and never paid, so rounded for the eye: {@code $171.42}, {@code $0.0312}. */
    public static String averageCost(Price cost) {
        var shown = cost.perShare().setScale(AVERAGE_COST_DECIMALS, RoundingMode.HALF_EVEN);
        return "$" + format(shown, CENTS, AVERAGE_COST_DECIMALS);
    }

    /** How far one price is from an earlier one: {@code +$5.45 (+2.36%)}. */
    public static String change(Price now, Price earlier) {
        var difference = now.perShare().subtract(earlier.perShare());
        return "%s$%s (%s)"
                .formatted(
                        sign(difference), format(difference, CENTS, Price.MAX_DECIMALS), rate(now.changeFrom(earlier)));
    }

    /** Without trailing zeros: {@code 42}, {@code 210.25}, {@code 1,000}. */
    public static String quantity(Quantity quantity) {
        return format(quantity.shares(), 0, Quantity.MAX_DECIMALS);
    }

    /** {@code 1 share}, {@code 210.25 shares}. */
    public static String shares(Quantity quantity) {
        return quantity(quantity) + (quantity.shares().compareTo(BigDecimal.ONE) == 0 ? " share" : " shares");
    }

    /** {@code 4 for 1}, {@code 1.046 for 1}. */
    public static String forOne(SplitRatio ratio) {
        return format(ratio.factor(), 0, Integer.MAX_VALUE) + " for 1";
    }

    /** Of things that are whole: {@code 1,544,221}. */
    public static String count(long number) {
        return format(BigDecimal.valueOf(number), 0, 0);
    }

    /** A sentence of the domain, whose numbers have the American marks, as the reader writes numbers. */
    public static String told(String sentence) {
        return NumberForm.current().tell(sentence);
    }

    private static String dollarsInBrief(BigDecimal amount) {
        return "$" + format(amount, amount.stripTrailingZeros().scale() > 0 ? CENTS : 0, CENTS);
    }

    private static String dollars(BigDecimal amount) {
        return "$" + format(amount, CENTS, CENTS);
    }

    private static String sign(BigDecimal amount) {
        return switch (amount.signum()) {
            case 1 -> "+";
            case -1 -> MINUS;
            default -> "";
        };
    }

    private static String format(BigDecimal number, int least, int most) {
        return NumberForm.current().write(number, least, most);
    }
}
