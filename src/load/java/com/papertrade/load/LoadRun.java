package com.papertrade.load;

import io.gatling.app.Gatling$;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Measures 50 people at once, then 200, and says what it found. It takes a quarter of an hour and leaves nothing running. */
final class LoadRun {

    private static final List<Integer> USUAL = List.of(50, 200);

    /** It is bounded: more would measure this program on the same machine, and nothing else. */
    private static final int MOST_PEOPLE = 400;

    private static final Duration TRADING = Duration.ofMinutes(2);

    /** So that classes are loaded, caches filled and the paths compiled that everybody takes. Not counted. */
    private static final int PEOPLE_BEFORE = 5;

    private static final Duration TRADING_BEFORE = Duration.ofSeconds(45);

    private final PaperTradeServer server;
    private final Gauge gauge;
    private final Path results;

    private LoadRun(PaperTradeServer server, Gauge gauge, Path results) {
        this.server = server;
        this.gauge = gauge;
        this.results = results;
    }

    /** @param arguments the jar, where results go, and how many people, if not as usual */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var people = peopleIn(Arrays.stream(arguments).skip(2).toList());
        var results = Path.of(arguments[1]);
        Files.createDirectories(results);
        var heap = Optional.ofNullable(System.getenv("LOAD_HEAP")).orElse("512m");
        try {
            var text = measured(Path.of(arguments[0]), heap, people, results);
            Files.writeString(results.resolve("load.txt"), text);
            System.out.print(text);
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // Gatling leaves threads behind
    }

    private static String measured(Path jar, String heap, List<Integer> people, Path results) throws Exception {
        var report = new Report();
        report.machine(heap);
        try (var issuer = PeopleIssuer.start();
                var server = PaperTradeServer.start(jar, heap, issuer, results.resolve("load-server.log"));
                var gauge = Gauge.of(server)) {
            var run = new LoadRun(server, gauge, results);
            System.err.println("Warming up ...");
            run.measure(PEOPLE_BEFORE, TRADING_BEFORE);
            report.firstPage(FirstPage.measuredAt(server.origin()));
            for (int number : people) {
                System.err.printf("%d people ...%n", number);
                report.level(run.measure(number, TRADING));
            }
        }
        return report.toString();
    }

    private static List<Integer> peopleIn(List<String> asked) {
        if (!asked.stream()
                .allMatch(number -> number.matches("[1-9]\\d{0,2}") && Integer.parseInt(number) <= MOST_PEOPLE)) {
            System.err.printf("How many people? Numbers up to %d, such as: ./papertrade load 50 200%n", MOST_PEOPLE);
            System.exit(1);
        }
        return asked.isEmpty() ? USUAL : asked.stream().map(Integer::valueOf).toList();
    }

    private LevelResult measure(int people, Duration trading) throws Exception {
        var level = new Level(server.origin(), people, trading);
        level.makeCurrent();
        var unforeseenBefore = server.unforeseen();
        var heapBefore = gauge.liveHeap();
        var directory = Files.createTempDirectory(results, "gatling-");
        var ended = CompletableFuture.supplyAsync(() -> Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation", TradersSimulation.class.getName(),
            "--results-folder", directory.toString(),
            "--no-reports"
        }));
        try {
            var signedIn = level.awaitTrading();
            gauge.machineLoad();
            var before = gauge.usage();
            var collectingBefore = gauge.collecting();
            var pushesBefore = level.pushes();
            var stayed = signedIn && level.awaitStay();
            var after = gauge.usage();
            var busy = gauge.machineLoad();
            var pushes = level.pushes() - pushesBefore;
            var collecting = gauge.collecting().minus(collectingBefore);
            var resident = gauge.resident();
            var heapAfter = gauge.liveHeap();
            level.measured();
            ended.join();
            return new LevelResult(
                    people,
                    stayed,
                    StepTimes.in(directory),
                    after.since(before),
                    busy,
                    pushes / (double) Duration.between(before.at(), after.at()).toSeconds(),
                    collecting,
                    resident,
                    heapBefore,
                    heapAfter,
                    server.unforeseen() - unforeseenBefore,
                    level.complaints());
        } finally {
            level.measured();
        }
    }
}
