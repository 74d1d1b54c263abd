package com.papertrade.portfolio;

/** What its owner calls a portfolio: 1 to 100 characters that can be seen, without space around. */
public record PortfolioName(String value) {

    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException with a sentence for the trader if it cannot be a name */
    public PortfolioName {
        value = value.strip();
        if (value.codePoints().allMatch(PortfolioName::isBlank)) {
            throw new IllegalArgumentException("Give the portfolio a name.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("A name has at most 100 characters.");
        }
        if (value.codePoints().anyMatch(PortfolioName::isInvisible)) {
            throw new IllegalArgumentException("A name has no control or invisible formatting characters.");
        }
    }

    /** Wider than {@link String#strip}: a no-break space, or a joiner of nothing, cannot be seen either. */
    static boolean isBlank(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    /** Line breaks, bidirectional overrides and the like, which make one name look like another. */
    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // The zero-width joiner is part of emoji and of several scripts.
            case Character.FORMAT -> codePoint != 0x200D;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
