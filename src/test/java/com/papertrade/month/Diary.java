package com.papertrade.month;

import static com.papertrade.month.InventedMarket.CALENDAR;
import static com.papertrade.month.InventedMarket.inNewYork;

import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import com.papertrade.month.CountingAlphaVantage.Call;
import com.papertrade.month.CountingAlphaVantage.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was measured, day by day in New York, and the table of it. */
final class Diary {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    /** One day, in the words of the table's heading. */
    static final class Day {
        int views;
        int failed;
        int blank;
        int waiting;
        int searchesRefused;
        int orders;
        int notPublished;
        int failedThoughPriced;
        final List<Integer> staleness = new ArrayList<>();
    }

    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final SortedMap<LocalDate, Integer> unknownAtOpen = new TreeMap<>();
    private final Clock clock;
    private final InventedMarket market;

    Diary(Clock clock, InventedMarket market) {
        this.clock = clock;
        this.market = market;
    }

    Day today() {
        return days.computeIfAbsent(inNewYork(clock.instant()).toLocalDate(), _ -> new Day());
    }

    /** Something that must not be, in words. */
    void complain(String sentence) {
        complaints.add(inNewYork(clock.instant()) + ": " + sentence);
    }

    void noteUnknownAtOpen(LocalDate session, int symbols) {
        unknownAtOpen.put(session, symbols);
    }

    /** How many held symbols' bars of a session were not known when the next one opened. */
    int unknownAtOpen(LocalDate session) {
        return unknownAtOpen.getOrDefault(session, 0);
    }

    List<String> complaints() {
        return complaints;
    }

    List<Integer> staleness() {
        return days.values().stream().flatMap(day -> day.staleness.stream()).toList();
    }

    static int p95(List<Integer> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }

    static int max(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    String table(LocalDate first, LocalDate last, List<Call> calls) {
        var lines = new ArrayList<String>();
        lines.add("                               calls                                         views"
                + "                                orders             closes");
        lines.add("day        session published   daily quote list search  all early needless off refused"
                + "   n  blank failed waiting p95 max    n unpublished failed unknown at next open");
        first.datesUntil(last.plusDays(1)).map(day -> line(day, on(day, calls))).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private String line(LocalDate date, List<Call> calls) {
        var day = days.getOrDefault(date, new Day());
        return "%s %-7s %-9s   %5d %5d %4d %6d %4d %5d %8d %3d %7d %3d %6d %6d %7d %3d %3d %4d %11d %6d %20d"
                .formatted(
                        DAY.format(date),
                        kindOf(date),
                        CALENDAR.session(date)
                                .map(market::publishedAt)
                                .map(Diary::time)
                                .orElse(""),
                        count(calls, RecordedAlphaVantage.DAILY),
                        count(calls, RecordedAlphaVantage.QUOTE),
                        count(calls, RecordedAlphaVantage.LISTINGS),
                        count(calls, RecordedAlphaVantage.SEARCH),
                        calls.size(),
                        count(calls, Verdict.TOO_EARLY),
                        count(calls, Verdict.NEEDLESS),
                        count(calls, Diary::isForHeldOffSession),
                        count(calls, Verdict.REFUSED),
                        day.views,
                        day.blank,
                        day.failed,
                        day.waiting,
                        p95(day.staleness),
                        max(day.staleness),
                        day.orders,
                        day.notPublished,
                        day.failedThoughPriced,
                        unknownAtOpen(date));
    }

    static List<Call> on(LocalDate day, List<Call> calls) {
        return calls.stream().filter(call -> call.day().equals(day)).toList();
    }

    /** On a weekend or holiday there is no session whose close could be missing. */
    static boolean isForHeldOffSession(Call call) {
        return CALENDAR.session(call.day()).isEmpty() && call.isAboutPriceOf(InventedMarket.TREES);
    }

    private static long count(List<Call> calls, String function) {
        return count(calls, call -> call.function().equals(function));
    }

    private static long count(List<Call> calls, Verdict verdict) {
        return count(calls, call -> call.verdict() == verdict);
    }

    private static long count(List<Call> calls, Predicate<Call> which) {
        return calls.stream().filter(which).count();
    }

    private static String time(Instant moment) {
        return TIME.format(inNewYork(moment));
    }

    private static String kindOf(LocalDate date) {
        var isWeekend = date.getDayOfWeek().getValue() > 5;
        return CALENDAR.session(date)
                .map(session -> inNewYork(session.close()).getHour() < 16 ? "half" : "yes")
                .orElse(isWeekend ? "" : "holiday");
    }
}
