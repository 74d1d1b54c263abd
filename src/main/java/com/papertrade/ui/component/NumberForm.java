package com.papertrade.ui.component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which marks a reader's browser puts into numbers: {@code 51,849.80} in the United States, {@code 51.849,80} in Germany. Digits are those of
 * ASCII and thousands are groups of three everywhere. Sentences that are kept, and files, have the American marks; they are told in the
 * reader's when they are shown.
 *
 * @param decimal stands before the decimals
 * @param grouping stands between the thousands
 */
public record NumberForm(char decimal, char grouping) {

    public static final NumberForm AMERICAN = new NumberForm('.', ',');

    private static final ScopedValue<NumberForm> FIXED = ScopedValue.newInstance();

    private static final int GROUP = 3;

    /** Stands where a mark was typed that these numbers do not have. */
    private static final char NO_MARK = '?';

    /** A number with thousands or with decimals; what has neither is written the same everywhere. */
    private static final Pattern KEPT =
            Pattern.compile("(?<![\\w.,-])(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?![\\w]|[.,]\\d)");

    public static NumberForm of(Locale locale) {
        var symbols = DecimalFormatSymbols.getInstance(new Locale.Builder()
                .setLocale(locale)
                .setUnicodeLocaleKeyword("nu", "latn")
                .build());
        return new NumberForm(symbols.getDecimalSeparator(), symbols.getGroupingSeparator());
    }

    /** That of the screen which is being written; the American one where there is none. */
    public static NumberForm current() {
        return FIXED.isBound() ? FIXED.get() : ReaderLocale.current().numbers();
    }

    /** What is written for a file, whoever looks at a screen meanwhile. */
    public static <T> T american(Supplier<T> written) {
        return ScopedValue.where(FIXED, AMERICAN).call(written::get);
    }

    /** As somebody types it who has these marks, with the American ones instead; what is no mark here stays, and makes no number. */
    String toAmerican(String typed) {
        var read = new StringBuilder(typed);
        for (var place = 0; place < read.length(); place++) {
            var mark = read.charAt(place);
            if (mark == decimal) {
                read.setCharAt(place, '.');
            } else if (isGrouping(mark)) {
                read.setCharAt(place, ',');
            } else if (mark == '.' || mark == ',') {
                read.setCharAt(place, NO_MARK);
            }
        }
        return read.toString();
    }

    /** Keyboards have neither the narrow space of French nor the apostrophe of Swiss thousands. */
    private boolean isGrouping(char mark) {
        return mark == grouping
                || (Character.isSpaceChar(grouping) && Character.isSpaceChar(mark))
                || (grouping == '’' && mark == '\'');
    }

    /**
     * The number without a sign.
     *
     * @param least how many decimals it has at least
     * @param most and at most; there must not be more
     */
    public String write(BigDecimal number, int least, int most) {
        var decimals = Math.clamp(number.stripTrailingZeros().scale(), least, most);
        var digits = number.abs().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
        var whole = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
        var written = new StringBuilder(digits.length() + whole / GROUP).append(digits);
        if (decimals > 0) {
            written.setCharAt(whole, decimal);
        }
        for (var place = whole - GROUP; place > 0; place -= GROUP) {
            written.insert(place, grouping);
        }
        return written.toString();
    }

    /** A sentence with the American marks in its numbers, with these instead. */
    public String tell(String kept) {
        return equals(AMERICAN) ? kept : KEPT.matcher(kept).replaceAll(this::withTheseMarks);
    }

    private String withTheseMarks(MatchResult number) {
        var written = new StringBuilder(number.group());
        for (var place = 0; place < written.length(); place++) {
            switch (written.charAt(place)) {
                case '.' -> written.setCharAt(place, decimal);
                case ',' -> written.setCharAt(place, grouping);
                default -> {} // a digit
            }
        }
        return Matcher.quoteReplacement(written.toString());
    }
}
