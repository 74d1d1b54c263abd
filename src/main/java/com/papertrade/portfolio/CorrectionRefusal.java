package com.papertrade.portfolio;

/** Why an entry is not taken back. */
public enum CorrectionRefusal {
    NO_SUCH_PORTFOLIO,
    NO_SUCH_ENTRY,
    IS_A_REVERSAL,
    REVERSED_ALREADY,
    /** It gives no reason, one that is too long, or one with characters that cannot be seen. */
    UNUSABLE_REASON,
    /** The cash that it brought is spent, or open orders keep it. */
    CASH_IS_GONE,
    /** The shares that it brought are sold, or open orders keep them. */
    SHARES_ARE_GONE,
    /** Orders that wait were adjusted for the split, and would not be for its reversal. */
    ORDERS_ARE_OPEN,
    /** What is left of the position would have cost less than nothing, or have other shares than were split. */
    REST_WOULD_NOT_ADD_UP
}
