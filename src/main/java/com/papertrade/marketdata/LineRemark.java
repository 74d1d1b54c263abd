package com.papertrade.marketdata;

import java.util.regex.Pattern;

/**
 * What is to be said of one line of an imported file.
 *
 * @param line counted from 1, blank lines and the heading included
 * @param text how it begins, without control characters
 * @param sentence what is wrong with it, for a person to read
 */
public record LineRemark(long line, String text, Reason reason, String sentence) {

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\uFFFD]");

    private static final int LONGEST_TEXT = 80;

    public LineRemark {
        text = shortened(text, LONGEST_TEXT);
    }

    /** The text in one line that can be shown, with an ellipsis where its end was cut off. */
    public static String shortened(String text, int atMost) {
        var printable = CONTROL_CHARACTERS.matcher(text).replaceAll("·");
        return printable.length() <= atMost ? printable : printable.substring(0, atMost - 1) + "…";
    }

    /** The kinds of remarks: all but the last two say why a line was refused. */
    public enum Reason {
        TOO_LONG,
        UNREADABLE,
        NUMBER_OF_FIELDS,
        NOT_A_DATE,
        BEFORE_THE_CALENDAR,
        NOT_A_SESSION,
        NOT_FINAL,
        /** What everything is worth now follows from it, and orders fill at it. */
        LATEST_SESSION,
        NOT_A_PRICE,
        OUT_OF_ORDER,
        NOT_A_VOLUME,
        REPEATED_DATE,
        OUTLIER,
        KNOWN_OTHERWISE,
        /** Accepted: the price moved more than fivefold from one session to the next, as splits do. */
        LARGE_MOVE,
        /** Accepted: high and low of one session are more than five times apart. */
        WIDE_RANGE
    }
}
