package com.papertrade.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be measured: how many people, how they come, and for how long. */
sealed interface Profile {

    /** It is bounded: more would measure this program on the same machine, and nothing else. */
    int MOST_PEOPLE = 400;

    /** A day: long enough for whatever grows to be seen. */
    int MOST_MINUTES = 24 * 60;

    List<Integer> USUAL = List.of(50, 200);

    /** So many at once, one number after the other. */
    record Levels(List<Integer> people) implements Profile {}

    /** All of them within moments, as a class that is told to sign in now. */
    record Spike(int people) implements Profile {

        static final Duration ARRIVING = Duration.ofSeconds(5);

        static final int USUAL_PEOPLE = 50;
    }

    /**
     * For hours, so that what is never given back shows. In periods: all come, trade and leave, and the next are others, each
     * with a session of their own. Between two periods nobody is there, and all that is left is what was kept.
     */
    record Soak(int people, int minutes) implements Profile {

        static final int USUAL_PEOPLE = 50;
        static final int USUAL_MINUTES = 240;

        /** As long as the session of somebody who has left is kept. */
        private static final int USUAL_PERIOD_MINUTES = 30;

        /** The first is not compared: it fills what is filled once. */
        private static final int FEWEST_PERIODS = 3;

        int periods() {
            return Math.max(FEWEST_PERIODS, minutes / USUAL_PERIOD_MINUTES);
        }

        Duration period() {
            return Duration.ofMinutes(minutes).dividedBy(periods());
        }
    }

    /** Nothing if that is not understood. */
    static Optional<Profile> of(List<String> asked) {
        if (asked.isEmpty()) {
            return Optional.of(new Levels(USUAL));
        }
        var name = asked.getFirst().matches("[a-z]+") ? asked.getFirst() : "";
        var rest = asked.subList(name.isEmpty() ? 0 : 1, asked.size());
        if (!rest.stream().allMatch(number -> number.matches("[1-9]\\d{0,3}"))) {
            return Optional.empty();
        }
        var numbers = rest.stream().map(Integer::valueOf).toList();
        return switch (name) {
            case "" -> levels(numbers);
            case "soak" -> soak(numbers);
            case "spike" -> spike(numbers);
            default -> Optional.empty();
        };
    }

    private static Optional<Profile> levels(List<Integer> numbers) {
        return numbers.stream().allMatch(Profile::areNotTooMany) ? Optional.of(new Levels(numbers)) : Optional.empty();
    }

    private static Optional<Profile> soak(List<Integer> numbers) {
        var people = numbers.isEmpty() ? Soak.USUAL_PEOPLE : numbers.getFirst();
        var minutes = numbers.size() < 2 ? Soak.USUAL_MINUTES : numbers.get(1);
        var soak = new Soak(people, minutes);
        return numbers.size() <= 2 && areNotTooMany(people) && minutes >= Soak.FEWEST_PERIODS && minutes <= MOST_MINUTES
                ? Optional.of(soak)
                : Optional.empty();
    }

    private static Optional<Profile> spike(List<Integer> numbers) {
        var people = numbers.isEmpty() ? Spike.USUAL_PEOPLE : numbers.getFirst();
        return numbers.size() <= 1 && areNotTooMany(people) ? Optional.of(new Spike(people)) : Optional.empty();
    }

    private static boolean areNotTooMany(int people) {
        return people <= MOST_PEOPLE;
    }
}
