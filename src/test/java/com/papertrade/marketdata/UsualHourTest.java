package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.marketdata.Publications.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsualHourTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Test
    void nothingIsLearnedFromNothing() {
        assertThat(UsualHour.of(FRIDAY, List.of(), NEW_YORK)).isEmpty();
    }

    @Test
    void theHourIsInTheMiddleOfTooEarlyAndThere() {
        // In vain at 18:00, there at 20:00: looked for at 19:00.
        assertThat(hourAfter(session(1, "20:00", "18:00"))).isEqualTo(LocalTime.of(19, 0));
    }

    @Test
    void whatIsNotKnownToBeTooEarlyIsTriedHalfAnHourEarlier() {
        assertThat(hourAfter(session(1, "20:00", null))).isEqualTo(LocalTime.of(19, 30));
    }

    @Test
    void onceBothAreNearTheLaterIsTaken() {
        assertThat(hourAfter(session(1, "20:00", "19:40"))).isEqualTo(LocalTime.of(20, 0));
        assertThat(hourAfter(session(1, "20:00", "19:38"))).isEqualTo(LocalTime.of(19, 49));
    }

    @Test
    void oneOddEveningDoesNotChangeTheHabit() {
        // Four at 20:00 and one at 23:30: the middle of them is 20:00.
        assertThat(hourAfter(
                        session(1, "23:30", "22:00"),
                        session(2, "20:00", "19:45"),
                        session(3, "20:00", null),
                        session(4, "20:00", null),
                        session(5, "20:00", null)))
                .isEqualTo(LocalTime.of(20, 0));
    }

    @Test
    void theHourIsTheOneOnTheWallWhenTheClocksHaveChanged() {
        // Friday before the first Sunday of November 2026, 20:00 New York: midnight in Greenwich.
        var before = new Publication(
                LocalDate.of(2026, 10, 30),
                Optional.of(Instant.parse("2026-10-31T00:00:00Z")),
                Optional.of(Instant.parse("2026-10-30T23:50:00Z")),
                1,
                0,
                Instant.EPOCH);
        assertThat(UsualHour.of(LocalDate.of(2026, 11, 2), List.of(before), NEW_YORK))
                .contains(Instant.parse("2026-11-03T01:00:00Z"));
    }

    @Test
    void anHourAfterMidnightIsOneOfTheNextDay() {
        var late = new Publication(
                FRIDAY.minusDays(1),
                Optional.of(FRIDAY.atTime(1, 0).atZone(NEW_YORK).toInstant()),
                Optional.of(FRIDAY.atTime(0, 50).atZone(NEW_YORK).toInstant()),
                1,
                0,
                Instant.EPOCH);
        assertThat(UsualHour.of(FRIDAY, List.of(late), NEW_YORK))
                .contains(FRIDAY.plusDays(1).atTime(1, 0).atZone(NEW_YORK).toInstant());
    }

    /** A provider that publishes at the same minute each evening, from the first session on. */
    @Test
    void inSteadyStateHardlyAQuestionIsInVain() {
        var publishes = LocalTime.of(20, 7);
        var first = LocalTime.of(16, 15);
        var learned = new ArrayList<Publication>();
        var inVain = new ArrayList<Integer>();
        for (var session = FRIDAY.minusDays(30); session.isBefore(FRIDAY); session = session.plusDays(1)) {
            var ask = UsualHour.of(
                            session, learned.stream().limit(UsualHour.SESSIONS).toList(), NEW_YORK)
                    .map(at -> at.atZone(NEW_YORK).toLocalTime())
                    .filter(at -> at.isAfter(first))
                    .orElse(first);
            var wait = 30;
            var misses = 0;
            Optional<Instant> lastMiss = Optional.empty();
            while (ask.isBefore(publishes)) {
                misses++;
                lastMiss = Optional.of(session.atTime(ask).atZone(NEW_YORK).toInstant());
                ask = ask.plusMinutes(wait);
                wait *= 2;
            }
            var seen = session.atTime(ask).atZone(NEW_YORK).toInstant();
            learned.addFirst(new Publication(session, Optional.of(seen), lastMiss, misses, 0, seen));
            inVain.add(misses);
        }
        // In vain at 16:15, 16:45, 17:45 and 19:45, found at 23:45; later once in several evenings.
        assertThat(inVain.getFirst()).isEqualTo(4);
        assertThat(inVain.subList(10, 30).stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(5);
        assertThat(learned.stream().limit(20).map(UsualHourTest::minutesAfterEight))
                .allSatisfy(minutes -> assertThat(minutes).isBetween(7L, 60L));
    }

    private static long minutesAfterEight(Publication publication) {
        var seen = publication.publishedAt().orElseThrow().atZone(NEW_YORK).toLocalDateTime();
        return Duration.between(publication.session().atTime(20, 0), seen).toMinutes();
    }

    private static LocalTime hourAfter(Publication... learned) {
        return UsualHour.of(FRIDAY, List.of(learned), NEW_YORK)
                .orElseThrow()
                .atZone(NEW_YORK)
                .toLocalTime();
    }

    private static Publication session(int daysAgo, String published, @Nullable String notYet) {
        var date = FRIDAY.minusDays(daysAgo);
        return new Publication(
                date,
                Optional.of(at(date, published)),
                Optional.ofNullable(notYet).map(time -> at(date, time)),
                1,
                0,
                Instant.EPOCH);
    }

    private static Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant();
    }
}
