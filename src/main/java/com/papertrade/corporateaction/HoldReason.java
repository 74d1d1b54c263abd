package com.papertrade.corporateaction;

/** Why something that was told is held for an administrator to look at, from a closed list. */
public enum HoldReason {
    /** Not a date at all, such as {@code None}. */
    NOT_A_DATE,
    /** Not a positive number that can be kept: zero, negative, too fine, too large, or no number. */
    NOT_A_VALUE,
    /** A factor of one changes nothing. */
    NOT_A_SPLIT,
    /** It would be paid before it is owed. */
    PAID_BEFORE_EX_DATE,
    /** A dividend of as much as the share cost, or more. */
    ABOVE_THE_PRICE,
    /** The price did not move as such a split moves it. */
    NOT_SEEN_IN_PRICES,
    /** Something else is known of that kind and day. */
    CONTRADICTS
}
