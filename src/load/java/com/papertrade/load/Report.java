package com.papertrade.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was measured, as it is printed, beside what is aimed at. */
final class Report {

    /** The most that 95 of 100 may have to wait, in milliseconds: the objective of deploy/service-levels.md. */
    private static final int MOST_P95 = 1000;

    /** And what is aimed at with as many as one instance is for. */
    private static final Map<Integer, Integer> AIMED_P95 = Map.of(50, 500);

    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_HEAP = MEGABYTE;
    private static final int MOST_FIRST_PAGE_BYTES = 500_000;
    private static final int MOST_FIRST_PAGE_MILLIS = 1000;
    private static final int MOST_COMPLAINTS = 5;

    /** A megabyte more or less within minutes would be dozens an hour. */
    private static final int FEWEST_MINUTES_OF_A_TREND = 60;

    private final List<String> lines = new ArrayList<>();
    private int missed;

    private void line(String text, Object... values) {
        lines.add(text.formatted(values));
    }

    void machine(Heap heap) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        line(
                "%s, %d cores, %d MB, %s %s; %s; %s",
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / MEGABYTE,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                heap);
        line("Server, PostgreSQL and the people share this machine.");
    }

    private static String cpu() throws IOException {
        var linux = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(linux)) {
            return System.getProperty("os.arch");
        }
        try (var read = Files.lines(linux)) {
            return read.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        }
    }

    void firstPage(FirstPage page) {
        line("");
        line("A portfolio's screen for somebody who returns, static files cached, nobody else there");
        verdict(
                "until all of it is there (HTTP alone; a browser's drawing comes on top)",
                page.took().toMillis() + " ms",
                page.took().toMillis() < MOST_FIRST_PAGE_MILLIS,
                "under 1,000 ms");
        verdict(
                "over the line (%,d bytes uncompressed)".formatted(page.uncompressed()),
                "%,d bytes".formatted(page.bytes()),
                page.bytes() < MOST_FIRST_PAGE_BYTES,
                "under 500,000 bytes");
    }

    void level(LevelResult result) {
        line("");
        line("%d people for two minutes, each doing something every 2 to 5 s", result.people());
        what(result);
    }

    void spike(LevelResult result) {
        line("");
        line(
                "%d people who come within %d s, and stay for two minutes, each doing something every 2 to 5 s",
                result.people(), Profile.Spike.ARRIVING.toSeconds());
        what(result);
    }

    /**
     * @param last bytes of heap in use after all have left
     * @param growth bytes an hour, of what is in use while nobody is there
     * @param left what the server holds after all have left
     */
    void soak(Profile.Soak soak, List<SoakPeriod> periods, long last, double growth, Gauge.Holdings left) {
        line("");
        line(
                "%d people for %d minutes in %d periods, each doing something every 2 to 5 s; others in each period",
                soak.people(), soak.minutes(), periods.size());
        line("Heap in MB, after a collection: before they come, half way, with everybody there at the end");
        line(
                "  %6s %6s %6s %6s %9s %8s %12s %6s %7s %10s %7s",
                "", "before", "middle", "end", "resident", "threads", "connections", "files", "steps", "p95", "errors");
        for (int period = 0; period < periods.size(); period++) {
            lines.add(row(period + 1, periods.get(period)));
        }
        line(
                "  %6s %6d %6s %6s %9s %8d %12d %6d",
                "after", last / MEGABYTE, "", "", "", left.threads(), left.connections(), left.files());
        line("  p95 is that of the slowest step.");
        if (soak.minutes() < FEWEST_MINUTES_OF_A_TREND) {
            line("  too short to say how much the heap grows an hour");
        } else {
            line("  heap in use while nobody is there, from the second period on: %+.1f MB an hour", growth / MEGABYTE);
        }
        var results = periods.stream().map(SoakPeriod::result).toList();
        verdict(
                "errors",
                String.valueOf(results.stream().mapToLong(Report::errors).sum()),
                results.stream().allMatch(result -> errors(result) == 0),
                "none");
        var slowest = results.stream().mapToInt(Report::slowest).max().orElse(0);
        verdict("p95 of the slowest period", slowest + " ms", slowest < MOST_P95, "under " + MOST_P95 + " ms");
        verdict(
                "periods to whose end all of them came",
                String.valueOf(results.stream().filter(LevelResult::complete).count()),
                results.stream().allMatch(LevelResult::complete),
                "all");
        results.stream()
                .flatMap(
                        result -> Stream.concat(result.times().failedRequests().stream(), result.complaints().stream()))
                .limit(MOST_COMPLAINTS)
                .forEach(complaint -> line("  %s", complaint));
    }

    /** One period as it is printed, also while the next one runs. */
    static String row(int number, SoakPeriod period) {
        var result = period.result();
        return "  %6d %6d %6d %6d %6d MB %8d %12d %6d %7d %7d ms %7d%s"
                .formatted(
                        number,
                        result.heapBefore() / MEGABYTE,
                        period.middleHeap() / MEGABYTE,
                        result.heapAfter() / MEGABYTE,
                        result.resident() / MEGABYTE,
                        period.held().threads(),
                        period.held().connections(),
                        period.held().files(),
                        times(result).stream().mapToLong(StepTimes.Times::count).sum(),
                        slowest(result),
                        errors(result),
                        result.complete() ? "" : "  NOT all of them came to the end");
    }

    private static List<StepTimes.Times> times(LevelResult result) {
        return TradersSimulation.STEPS.stream()
                .flatMap(step -> result.times().of(step).stream())
                .toList();
    }

    private static int slowest(LevelResult result) {
        return times(result).stream().mapToInt(StepTimes.Times::p95).max().orElse(0);
    }

    private static long errors(LevelResult result) {
        return times(result).stream().mapToLong(StepTimes.Times::errors).sum();
    }

    private void what(LevelResult result) {
        if (!result.complete()) {
            line("  NOT all of them came to the end: what follows is not a measurement of %d.", result.people());
            missed++;
        }
        line("  %-36s %7s %9s %9s %9s %7s", "", "count", "p50", "p95", "p99", "errors");
        times(result)
                .forEach(step -> line(
                        "  %-36s %7d %6d ms %6d ms %6d ms %7d",
                        step.step(), step.count(), step.p50(), step.p95(), step.p99(), step.errors()));
        var errors = errors(result);
        var slowest = slowest(result);
        var most = AIMED_P95.getOrDefault(result.people(), MOST_P95);
        verdict("p95 of the slowest step", slowest + " ms", slowest < most, "under " + most + " ms");
        verdict("errors", String.valueOf(errors), errors == 0, "none");
        verdict("errors in the server's log", String.valueOf(result.unforeseen()), result.unforeseen() == 0, "none");
        verdict(
                "heap of an open screen: (%d MB with them − %d MB without) ÷ %d"
                        .formatted(result.heapAfter() / MEGABYTE, result.heapBefore() / MEGABYTE, result.people()),
                "%.2f MB".formatted((double) result.heapOfOneScreen() / MEGABYTE),
                result.heapOfOneScreen() < MOST_HEAP,
                "under 1 MB");
        line("  resident memory of the server: %d MB", result.resident() / MEGABYTE);
        line(
                "  cores kept busy: server %.2f, PostgreSQL %.2f, the people %.2f; of the whole machine %.0f %%",
                result.cores().server(),
                result.cores().database(),
                result.cores().generator(),
                100 * result.machineBusy());
        line(
                "  the server stood still to collect its heap: %d ms in all",
                result.collecting().toMillis());
        line("  pushed to screens: %.0f messages a second", result.pushesPerSecond());
        result.times().failedRequests().stream().limit(MOST_COMPLAINTS).forEach(error -> line("  request: %s", error));
        result.complaints().stream().limit(MOST_COMPLAINTS).forEach(complaint -> line("  %s", complaint));
    }

    private void verdict(String what, String measured, boolean reached, String aim) {
        line("  %s: %s (aim: %s%s)", what, measured, aim, reached ? "" : ", MISSED");
        missed += reached ? 0 : 1;
    }

    /** How many aims were not reached. */
    int missed() {
        return missed;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
