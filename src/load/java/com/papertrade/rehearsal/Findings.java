package com.papertrade.rehearsal;

import com.papertrade.rehearsal.Diary.Gap;
import com.papertrade.rehearsal.Diary.Moved;
import com.papertrade.rehearsal.Diary.Outcome;
import com.papertrade.rehearsal.Diary.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rehearsal came to: figures, and promises that were kept or not. */
final class Findings {

    private final Diary diary;
    private final SharedDatabase database;
    private final List<String> phases = new ArrayList<>();
    private final List<String> promises = new ArrayList<>();
    private final List<Calm> calmPhases = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private int broken;

    Findings(Diary diary, SharedDatabase database) {
        this.diary = diary;
        this.database = database;
    }

    /** Of an instance with so many orders, somebody has looked on. */
    private static final int ORDERS_WITH_A_LOOK = 20;

    /** @param calm whether nothing goes away, and nobody has a reason to come back */
    void phase(String name, boolean calm, Instant from, Instant to) {
        var orders = diary.ordersBetween(from, to);
        var acknowledged = orders.stream()
                .filter(order -> order.outcome() == Outcome.ACKNOWLEDGED)
                .map(Placed::took)
                .sorted()
                .toList();
        var gaps = diary.gapsEndedBetween(from, to);
        var lengths = gaps.stream().map(Gap::length).sorted().toList();
        phases.add("%-55s %4d s %6d %8s %8s %6d %6d %8s %8s"
                .formatted(
                        name,
                        Duration.between(from, to).toSeconds(),
                        acknowledged.size(),
                        at(acknowledged, 50),
                        at(acknowledged, 95),
                        orders.size() - acknowledged.size(),
                        gaps.size(),
                        at(lengths, 50),
                        at(lengths, 100)));
        gaps.stream()
                .collect(Collectors.groupingBy(Gap::why, Collectors.counting()))
                .forEach((why, times) -> phases.add("    %d× %.140s".formatted(times, why)));
        if (calm) {
            calmPhases.add(new Calm(name, from, to));
        }
    }

    /** The smallest that so many of a hundred do not exceed. */
    private static String at(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return "-";
        }
        var index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return "%.2f s".formatted(sorted.get(Math.max(index, 0)).toMillis() / 1000.0);
    }

    void stopped(Duration after) {
        stops.add(after);
    }

    void signIns(int people, int formsBefore, int formsAfter, int withoutForm) {
        promise(
                formsBefore == people && formsAfter == people,
                "signed in: %d people by a form, once each; %d times later without one",
                formsAfter,
                withoutForm);
    }

    /** @param pushed to each person */
    void livePrices(long[] pushed) {
        var orders = diary.orders().stream().collect(Collectors.groupingBy(Placed::instance, Collectors.counting()));
        var moves = diary.moves().stream().collect(Collectors.groupingBy(Moved::instance, Collectors.counting()));
        var busy = orders.keySet().stream()
                .filter(instance -> orders.get(instance) >= ORDERS_WITH_A_LOOK)
                .toList();
        promise(
                !busy.isEmpty() && moves.keySet().containsAll(busy),
                "prices changed under people's eyes on %d of the %d instances that they traded on, %d times in all",
                busy.stream().filter(moves::containsKey).count(),
                busy.size(),
                diary.moves().size());
        promise(
                Arrays.stream(pushed).allMatch(count -> count > 0),
                "%d messages were pushed, at least %d to each person",
                Arrays.stream(pushed).sum(),
                Arrays.stream(pushed).min().orElse(0));
    }

    /** A time in which nobody has a reason to come back. */
    private record Calm(String name, Instant from, Instant to) {}

    /** Whatever went wrong for people but that they had to come back when an instance went away; known when all are back. */
    void errors() {
        for (var calm : calmPhases) {
            var cutOff = diary.gapsBegunBetween(calm.from(), calm.to());
            promise(cutOff.isEmpty(), "%s: %d people had to come back", calm.name(), cutOff.size());
        }
        promise(
                diary.unanswered().isEmpty(),
                "%d times a page that lived did not show what was expected of it%s",
                diary.unanswered().size(),
                diary.unanswered().isEmpty() ? "" : ": " + diary.unanswered());
    }

    private record Traded(String portfolio, int quantity) {}

    /** Against the database, order by order. */
    void orders() {
        Map<Traded, Integer> booked = new HashMap<>();
        database.query(
                        "select portfolio_id, (quantity * 100)::int from trade_order where status = 'FILLED'",
                        row -> new Traded(row.getString(1), row.getInt(2)))
                .forEach(traded -> booked.merge(traded, 1, Integer::sum));
        int acknowledged = 0;
        int lost = 0;
        int unknown = 0;
        int unknownAndBooked = 0;
        for (var order : diary.orders()) {
            var times = booked.getOrDefault(new Traded(order.portfolio(), order.quantity()), 0);
            if (order.outcome() == Outcome.ACKNOWLEDGED) {
                acknowledged++;
                lost += times == 0 ? 1 : 0;
            } else {
                unknown++;
                unknownAndBooked += times > 0 ? 1 : 0;
            }
        }
        var twice = booked.values().stream().filter(times -> times > 1).count();
        promise(acknowledged > 0 && lost == 0, "%d orders acknowledged, %d of them lost", acknowledged, lost);
        promise(twice == 0, "%d orders booked twice", twice);
        promise(
                booked.size() == acknowledged - lost + unknownAndBooked,
                "%d orders booked: those acknowledged, and %d of %d whose answer was cut off",
                booked.size(),
                unknownAndBooked,
                unknown);
        promise(diary.complaints().isEmpty(), "nobody had to give up%s", diary.complaints());
    }

    /** Whoever picks a job up puts it down before another takes it. */
    void jobs() {
        var runs = database.query(
                        "select count(*) filter (where picked), count(distinct runner) from rehearsal_job_run",
                        row -> new int[] {row.getInt(1), row.getInt(2)})
                .getFirst();
        var overlaps = database.query("""
                select count(*) from (
                    select picked, lag(picked) over (partition by task order by at) as before from rehearsal_job_run) each
                where picked and before""", row -> row.getInt(1)).getFirst();
        promise(
                runs[0] > 0 && overlaps == 0,
                "jobs ran %d times, by turns on %d instances; %d times on two at once",
                runs[0],
                runs[1],
                overlaps);
    }

    void onePriceForAll(int people, int instances, int saw, int calls) {
        promise(
                instances == RehearsalRun.INSTANCES && saw == people && calls == 1,
                "%d of %d people on %d instances saw a price that was asked for at the same time: %d calls",
                saw,
                people,
                instances,
                calls);
    }

    /** @param answered of how many the price was seen, or why there is none */
    void budget(int wanted, int answered, int calls, int allowed) {
        promise(
                answered == wanted && calls > allowed / 2 && calls <= allowed,
                "%d other prices wanted on all instances together, %d answered: %d calls to the provider, %d allowed",
                wanted,
                answered,
                calls,
                allowed);
    }

    void ledgers(int exitCode) {
        promise(
                exitCode == 0,
                "verify-ledger: every ledger told again comes to what is stored (exit code %d)",
                exitCode);
    }

    /** Could not even be tried. */
    void failed(String what, Exception why) {
        promise(false, "%s: %s", what, why);
    }

    private void promise(boolean kept, String text, Object... values) {
        promises.add((kept ? "PASS  " : "FAIL  ") + text.formatted(values));
        broken += kept ? 0 : 1;
    }

    /** @return how many promises were not kept */
    int print() {
        System.out.printf(
                "%-55s %6s %6s %8s %8s %6s %6s %8s %8s%n",
                "", "took", "orders", "p50", "p95", "cut", "gaps", "p50", "longest");
        phases.forEach(System.out::println);
        stops.sort(null);
        System.out.printf(
                "%nInstances that were asked to end did so after %s at the most, %s as a median.%n",
                at(stops, 100), at(stops, 50));
        promises.forEach(System.out::println);
        return broken;
    }
}
