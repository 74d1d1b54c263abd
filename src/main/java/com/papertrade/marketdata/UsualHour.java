package com.papertrade.marketdata;

import com.papertrade.marketdata.Publications.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * At which hour of the evening a provider publishes, learned from past sessions. Each told that it was
 * published between a question in vain and one that found it: the next is asked in the middle, so that
 * the two close in on the hour, and once they are near each other at the later, so that hardly any
 * question is in vain. What is not known to be too early is tried half an hour earlier now and then.
 */
final class UsualHour {

    /** Longer ago, the provider may have had other habits. */
    static final int SESSIONS = 7;

    static final Duration EARLIER = Duration.ofMinutes(30);
    static final Duration NEAR = Duration.ofMinutes(20);

    private UsualHour() {}

    /** When to look for a session first; empty while nothing was learned. */
    static Optional<Instant> of(LocalDate session, List<Publication> learned, ZoneId zone) {
        var seen = learned.stream()
                .flatMap(past -> past.publishedAt().map(at -> hour(past, at, zone)).stream())
                .sorted()
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        var usual = seen.get((seen.size() - 1) / 2);
        var tooEarly = learned.stream()
                .flatMap(past -> past.lastNotYetAt().map(at -> hour(past, at, zone)).stream())
                .filter(hour -> hour.compareTo(usual) < 0)
                .max(Comparator.naturalOrder());
        var hour = usual.minus(tooEarly.map(early -> half(usual.minus(early))).orElse(EARLIER));
        return Optional.of(session.atStartOfDay().plus(hour).atZone(zone).toInstant());
    }

    private static Duration half(Duration between) {
        return between.compareTo(NEAR) <= 0 ? Duration.ZERO : between.dividedBy(2);
    }

    /** Since the session's midnight by the clock on the wall, which changes twice a year with everybody's habits. */
    private static Duration hour(Publication past, Instant at, ZoneId zone) {
        return Duration.between(past.session().atStartOfDay(), at.atZone(zone).toLocalDateTime());
    }
}
