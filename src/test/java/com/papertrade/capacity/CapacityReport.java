package com.papertrade.capacity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./papertrade capacity}: the tables of {@code deploy/aws/capacity.md}. Nothing but a JDK runs it. */
final class CapacityReport {

    static final Path FIGURES = Path.of("deploy/aws/capacity.csv");

    private static final List<Long> PEOPLE = List.of(50L, 1_000L, 10_000L, 100_000L, 1_000_000L);

    private final Figures figures;

    CapacityReport(Figures figures) {
        this.figures = figures;
    }

    public static void main(String[] arguments) throws IOException {
        System.out.print(new CapacityReport(Figures.read(FIGURES)));
    }

    /** It has to be bought for any number of people, and would hide all others. */
    private Resource key() {
        return new Resource(
                "calls of a free key in a day",
                figures.of("free-calls-a-day"),
                Capacity::instruments,
                "a paid key, or prices that are days old");
    }

    /** What breaks first comes first. */
    private List<Resource> resources() {
        var mostTasks = figures.of("most-tasks");
        return Stream.of(
                        new Resource(
                                "memory of %.0f tasks of 0.5 GB".formatted(mostTasks),
                                mostTasks * figures.of("screens-a-task"),
                                Capacity::atScreens,
                                "tasks of 1 vCPU and 2 GB"),
                        new Resource(
                                "processors of %.0f tasks of 0.25 vCPU".formatted(mostTasks),
                                mostTasks * figures.of("task-cores") * figures.of("core-used"),
                                Capacity::cores,
                                "tasks of 1 vCPU and 2 GB"),
                        new Resource(
                                "connections of db.t4g.micro, in a release of tasks of 1 vCPU",
                                figures.of("connections-of-micro"),
                                Capacity::connectionsInARelease,
                                "a larger class; a pooler"),
                        new Resource(
                                "processors of db.t4g.micro, without credits",
                                figures.of("micro-cores"),
                                Capacity::databaseCores,
                                "a class that does not live on credits"),
                        new Resource(
                                "orders a second of one database on 2 cores",
                                figures.of("orders-a-second") * figures.of("core-used"),
                                Capacity::ordersASecond,
                                "a larger class; then shards by portfolio"),
                        new Resource(
                                "disk, after one year",
                                figures.of("most-storage"),
                                Capacity::ledgerGigabytesAYear,
                                "a higher limit of storage"),
                        new Resource(
                                "night in which all ledgers are verified, after one year",
                                figures.of("hours-of-a-night"),
                                Capacity::verificationHours,
                                "several instances, a part of the portfolios each"))
                .sorted(Comparator.comparingLong(resource -> resource.people(figures)))
                .toList();
    }

    private String breaking() {
        return table(
                "|---|---:|---|",
                List.of("what is used up", "at so many people", "remedy"),
                Stream.concat(Stream.of(key()), resources().stream())
                        .map(resource -> List.of(resource.name(), count(resource.people(figures)), resource.remedy()))
                        .toList());
    }

    private String asked() {
        return table(
                "|---" + "|---:".repeat(PEOPLE.size()) + "|",
                Stream.concat(Stream.of("people"), PEOPLE.stream().map(CapacityReport::count))
                        .toList(),
                List.of(
                        row("at screens at once, each with a channel", capacity -> count(capacity.atScreens())),
                        row("processors for PaperTrade", capacity -> figure(capacity.cores())),
                        row("tasks of 0.25 vCPU, 0.5 GB", capacity -> count(capacity.tasks())),
                        row("tasks of 1 vCPU, 2 GB instead", capacity -> count(capacity.largeTasks())),
                        row(
                                "connections while these are released",
                                capacity -> count(capacity.connectionsInARelease())),
                        row("processors for PostgreSQL", capacity -> figure(capacity.databaseCores())),
                        row("orders a second in the busiest hour", capacity -> figure(capacity.ordersASecond())),
                        row("entries after a year, in millions", capacity -> figure(capacity.entriesAYear() / 1e6)),
                        row(
                                "GB of ledger and orders after a year",
                                capacity -> figure(capacity.ledgerGigabytesAYear())),
                        row("hours to verify them, by one instance", capacity -> figure(capacity.verificationHours())),
                        row("instruments whose prices are wanted", capacity -> count(capacity.instruments())),
                        row(
                                "days a round of them takes with a free key",
                                capacity -> count(capacity.daysARoundOfPrices())),
                        row(
                                "tasks of 1 vCPU, $ a month",
                                capacity -> count(capacity.largeTasks() * figures.of("large-task-dollars"))),
                        row("breaks first, but for the key", this::firstBroken)));
    }

    private String firstBroken(Capacity capacity) {
        return resources().stream()
                .filter(resource -> !resource.suffices(capacity))
                .findFirst()
                .map(Resource::name)
                .orElse("nothing");
    }

    private static List<String> row(String what, Function<Capacity, String> cell, Figures figures) {
        return Stream.concat(Stream.of(what), PEOPLE.stream().map(people -> cell.apply(new Capacity(figures, people))))
                .toList();
    }

    private List<String> row(String what, Function<Capacity, String> cell) {
        return row(what, cell, figures);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Two digits are as many as mean something. */
    private static String figure(double number) {
        return number >= 10 ? count(number) : String.format(Locale.ROOT, number >= 1 ? "%.1f" : "%.2f", number);
    }

    private static String table(String rule, List<String> head, List<List<String>> rows) {
        return Stream.concat(Stream.of(line(head), rule), rows.stream().map(CapacityReport::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return "%s%n%s".formatted(breaking(), asked());
    }
}
