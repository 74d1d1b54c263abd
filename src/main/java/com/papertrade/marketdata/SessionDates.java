package com.papertrade.marketdata;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.marketdata.Coverage.Gap;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** The dates of an exchange's sessions in a row, to count in. */
record SessionDates(List<LocalDate> dates) {

    static SessionDates between(LocalDate first, LocalDate last, TradingCalendar calendar) {
        return new SessionDates(first.datesUntil(last.plusDays(1))
                .filter(date -> calendar.session(date).isPresent())
                .toList());
    }

    /** How many there are from the one to the other, both included. */
    int count(LocalDate from, LocalDate to) {
        return place(to) - place(from) + 1;
    }

    /** What lies between two sessions. */
    Gap gapBetween(LocalDate after, LocalDate before) {
        var from = place(after) + 1;
        var to = place(before) - 1;
        return new Gap(dates.get(from), dates.get(to), to - from + 1);
    }

    /** Of a day without a session, the place of the next one. */
    private int place(LocalDate session) {
        var place = Collections.binarySearch(dates, session);
        return place >= 0 ? place : -place - 1;
    }
}
