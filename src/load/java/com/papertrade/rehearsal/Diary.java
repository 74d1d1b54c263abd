package com.papertrade.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** What people met with, as they noted it. */
final class Diary {

    private final Queue<Placed> orders = new ConcurrentLinkedQueue<>();
    private final Queue<Gap> gaps = new ConcurrentLinkedQueue<>();
    private final Queue<Moved> moves = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    enum Outcome {
        /** Its receipt was seen. */
        ACKNOWLEDGED,
        /** It was sent, and then there was no answer. */
        UNKNOWN
    }

    /**
     * @param quantity in hundredths of a share; no person orders the same twice
     * @param took from the click until its receipt was seen
     */
    record Placed(String portfolio, int quantity, Outcome outcome, String instance, Instant at, Duration took) {}

    /** A price that somebody looked at has changed on the screen, without their doing. */
    record Moved(String instance) {}

    /**
     * Somebody could not go on until the page was there again.
     *
     * @param from when they did what was not answered any more, or when the last answer came
     * @param why what the page met with first
     */
    record Gap(Instant from, Instant to, String why) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    void order(Placed placed) {
        orders.add(placed);
    }

    void gap(Gap gap) {
        gaps.add(gap);
    }

    void moved(Moved moved) {
        moves.add(moved);
    }

    /** What was expected of a page that lives, and did not come. */
    void unanswered(String what) {
        unanswered.add(what);
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    Collection<Placed> orders() {
        return orders;
    }

    List<Placed> ordersBetween(Instant from, Instant to) {
        return orders.stream()
                .filter(order -> !order.at().isBefore(from) && order.at().isBefore(to))
                .toList();
    }

    List<Gap> gapsEndedBetween(Instant from, Instant to) {
        return gapsBetween(from, to, Gap::to);
    }

    List<Gap> gapsBegunBetween(Instant from, Instant to) {
        return gapsBetween(from, to, Gap::from);
    }

    private List<Gap> gapsBetween(Instant from, Instant to, Function<Gap, Instant> when) {
        return gaps.stream()
                .filter(gap ->
                        !when.apply(gap).isBefore(from) && when.apply(gap).isBefore(to))
                .toList();
    }

    Collection<Moved> moves() {
        return moves;
    }

    Collection<String> unanswered() {
        return unanswered;
    }

    Collection<String> complaints() {
        return complaints;
    }
}
