package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers as people type them: digits, and the marks of the reader's browser before decimals and between thousands. What might mean
 * another number elsewhere is never guessed at: {@code 12.50} in Germany is answered with {@code 12,50}.
 */
public final class TypedNumber {

    /** Far from what the ledger holds, so that no sum of typed amounts comes near that either. */
    public static final Money MOST_MONEY = Money.usd("1000000000.00");

    public static final Quantity MOST_SHARES = Quantity.of(1_000_000_000L);

    /** Once the marks are American. No thousands begin with a zero: {@code 0,125} was meant to be less than one. */
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,40}|[1-9]\\d{0,2}(,\\d{3}){1,12})?(\\.\\d{0,40})?");

    /** Three digits at the end may have been meant as thousands: what to write instead is not for us to say. */
    private static final Pattern OTHER_DECIMALS = Pattern.compile("(0|\\d+(?=[.,](?!\\d{3}$)))[.,](\\d+)");

    private TypedNumber() {}

    /** Shares, fractions down to 9 decimals. */
    public static Typed<Quantity> quantity(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return new Typed.Nothing<>();
        }
        if (isNegative(typed)) {
            return new Typed.Wrong<>("Type how many shares, more than zero. To sell, choose Sell.");
        }
        if (!isNumber(typed)) {
            return new Typed.Wrong<>(notANumber(typed, "a number of shares, such as 8 or 0.5"));
        }
        return quantity(number(typed));
    }

    private static Typed<Quantity> quantity(BigDecimal shares) {
        if (shares.signum() == 0) {
            return new Typed.Wrong<>("An order is for more than zero shares.");
        }
        if (decimals(shares) > Quantity.MAX_DECIMALS) {
            return new Typed.Wrong<>("Shares are divided down to 9 decimals, no finer.");
        }
        if (shares.compareTo(MOST_SHARES.shares()) > 0) {
            return new Typed.Wrong<>("An order is for at most %s.".formatted(Figures.shares(MOST_SHARES)));
        }
        return new Typed.Value<>(new Quantity(shares));
    }

    /** Dollars and cents, with or without the sign in front. */
    public static Typed<Money> money(String text) {
        var typed = text.strip().replaceFirst("^\\$\\s*", "");
        if (typed.isEmpty()) {
            return new Typed.Nothing<>();
        }
        if (isNegative(typed)) {
            return new Typed.Wrong<>("Type an amount above zero.");
        }
        if (!isNumber(typed)) {
            return new Typed.Wrong<>(notANumber(typed, "an amount in dollars, such as 10,000 or 99.50"));
        }
        return money(number(typed));
    }

    private static Typed<Money> money(BigDecimal dollars) {
        if (dollars.signum() == 0) {
            return new Typed.Wrong<>("Type an amount above zero.");
        }
        if (decimals(dollars) > Money.USD.getDefaultFractionDigits()) {
            return new Typed.Wrong<>("An amount has at most 2 decimals.");
        }
        if (dollars.compareTo(MOST_MONEY.amount()) > 0) {
            return new Typed.Wrong<>("The most at once is %s.".formatted(Figures.money(MOST_MONEY)));
        }
        return new Typed.Value<>(Money.usd(dollars));
    }

    /** What one share costs: dollars down to 6 decimals, with or without the sign in front. */
    public static Typed<Price> price(String text) {
        var typed = text.strip().replaceFirst("^\\$\\s*", "");
        if (typed.isEmpty()) {
            return new Typed.Nothing<>();
        }
        if (isNegative(typed)) {
            return new Typed.Wrong<>("A price is above zero.");
        }
        if (!isNumber(typed)) {
            return new Typed.Wrong<>(notANumber(typed, "a price in dollars, such as 142 or 0.0625"));
        }
        return price(number(typed));
    }

    private static Typed<Price> price(BigDecimal dollars) {
        if (dollars.signum() == 0) {
            return new Typed.Wrong<>("A price is above zero.");
        }
        if (decimals(dollars) > Price.MAX_DECIMALS) {
            return new Typed.Wrong<>("A price has at most 6 decimals.");
        }
        if (dollars.compareTo(MOST_MONEY.amount()) > 0) {
            return new Typed.Wrong<>("A price is at most %s.".formatted(Figures.money(MOST_MONEY)));
        }
        return new Typed.Value<>(Price.usd(dollars));
    }

    private static boolean isNegative(String typed) {
        return (typed.startsWith("-") || typed.startsWith("−")) && isNumber(typed.substring(1));
    }

    private static boolean isNumber(String typed) {
        var american = NumberForm.current().toAmerican(typed);
        return DIGITS.matcher(american).matches() && american.chars().anyMatch(Character::isDigit);
    }

    private static String notANumber(String typed, String expected) {
        if (typed.chars().anyMatch(TypedNumber::isInvisible)) {
            return "There are invisible characters in it. Clear the field and type %s."
                    .formatted(Figures.told(expected));
        }
        var decimals = OTHER_DECIMALS.matcher(typed);
        if (decimals.matches()) {
            var mark = NumberForm.current().decimal();
            return "Write the decimals after a %s: %s%s%s."
                    .formatted(mark == '.' ? "point" : "comma", decimals.group(1), mark, decimals.group(2));
        }
        return "Type %s.".formatted(Figures.told(expected));
    }

    /** What comes along when text is pasted: control characters, marks that turn the direction of writing. */
    private static boolean isInvisible(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }

    private static BigDecimal number(String typed) {
        var digits = NumberForm.current().toAmerican(typed).replace(",", "");
        return new BigDecimal(digits.startsWith(".") ? "0" + digits : digits);
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
