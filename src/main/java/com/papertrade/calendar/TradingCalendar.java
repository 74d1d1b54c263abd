package com.papertrade.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The sessions of one exchange. */
public interface TradingCalendar {

    /** Where the exchange's days begin and end. */
    ZoneId zone();

    /** The session of a day, empty when the exchange does not trade on it. */
    Optional<TradingSession> session(LocalDate date);

    /** The last session before a day, never the day's own. */
    default TradingSession lastBefore(LocalDate date) {
        var candidate = date.minusDays(1);
        while (session(candidate).isEmpty()) {
            candidate = candidate.minusDays(1);
        }
        return session(candidate).orElseThrow();
    }

    /** The first session after a day, never the day's own. */
    default TradingSession firstAfter(LocalDate date) {
        var candidate = date.plusDays(1);
        while (session(candidate).isEmpty()) {
            candidate = candidate.plusDays(1);
        }
        return session(candidate).orElseThrow();
    }

    /** The latest session that has opened by then, whether or not it has closed. */
    default TradingSession latestStarted(Instant moment) {
        var today = moment.atZone(zone()).toLocalDate();
        return session(today).filter(session -> session.hasStartedAt(moment)).orElseGet(() -> lastBefore(today));
    }

    /** The latest session that has closed by then. */
    default TradingSession latestCompleted(Instant moment) {
        var today = moment.atZone(zone()).toLocalDate();
        return session(today).filter(session -> session.isOverAt(moment)).orElseGet(() -> lastBefore(today));
    }

    default boolean isOpenAt(Instant moment) {
        return session(moment.atZone(zone()).toLocalDate())
                .filter(session -> session.isOpenAt(moment))
                .isPresent();
    }
}
