package com.papertrade.corporateaction;

/** What came of an administrator's decision about something that was held. */
public sealed interface Review {

    /** For the administrator to read. */
    String sentence();

    /** It is believed now, and reaches the portfolios within a minute. */
    record Applied(String sentence) implements Review {}

    record Dismissed(String sentence) implements Review {}

    /** Nothing changed. */
    record Refused(ReviewRefusal reason, String sentence) implements Review {}

    /** Why a decision is refused. */
    enum ReviewRefusal {
        DECIDED_ALREADY,
        CANNOT_BE_READ,
        BOOKED_OTHERWISE
    }
}
