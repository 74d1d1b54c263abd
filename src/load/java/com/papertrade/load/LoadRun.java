package com.papertrade.load;

import io.gatling.app.Gatling$;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures 50 people at once, then 200, and says what it found; or whatever profile was asked for. It takes a quarter of an hour,
 * or as long as was asked, and leaves nothing running. Ends with 0 if every aim was reached, 1 if not, 2 if nothing could be measured.
 */
final class LoadRun {

    private static final String USAGE = """
            What can be measured, by up to %d people, for up to %d minutes:
              ./papertrade load [PEOPLE...]               so many at once, one number after the other: %s
              ./papertrade load soak [PEOPLE [MINUTES]]   for hours, by others in each period: %d %d
              ./papertrade load spike [PEOPLE]            all of them within %d seconds: %d
            """;

    private static final int NOT_MEASURED = 2;

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

    /** @param arguments the jar, where results go, and the profile, if not the usual one */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var profile = profileIn(Arrays.stream(arguments).skip(2).toList());
        var results = Path.of(arguments[1]);
        var heap = Heap.asked();
        var missed = 0;
        try {
            Files.createDirectories(results);
            var report = measured(Path.of(arguments[0]), heap, profile, results);
            Files.writeString(results.resolve("load.txt"), report.toString());
            System.out.print(report);
            missed = report.missed();
        } catch (Exception | Error failed) {
            failed.printStackTrace();
            System.exit(NOT_MEASURED);
        }
        System.exit(missed == 0 ? 0 : 1); // Gatling leaves threads behind
    }

    private static Report measured(Path jar, Heap heap, Profile profile, Path results) throws Exception {
        var report = new Report();
        report.machine(heap);
        try (var issuer = PeopleIssuer.start();
                var server = PaperTradeServer.start(jar, heap, issuer, results.resolve("load-server.log"));
                var gauge = Gauge.of(server)) {
            var run = new LoadRun(server, gauge, results);
            System.err.println("Warming up ...");
            run.measure(run.level(PEOPLE_BEFORE, TRADING_BEFORE));
            report.firstPage(FirstPage.measuredAt(server.origin()));
            switch (profile) {
                case Profile.Levels levels -> run.levels(levels, report);
                case Profile.Spike spike -> run.spike(spike, report);
                case Profile.Soak soak -> run.soak(soak, report);
            }
        }
        return report;
    }

    private void levels(Profile.Levels levels, Report report) throws Exception {
        for (int people : levels.people()) {
            System.err.printf("%d people ...%n", people);
            report.level(measure(level(people, TRADING)));
        }
    }

    private void spike(Profile.Spike spike, Report report) throws Exception {
        System.err.printf("%d people within %d s ...%n", spike.people(), Profile.Spike.ARRIVING.toSeconds());
        report.spike(measure(new Level(server.origin(), spike.people(), Profile.Spike.ARRIVING, TRADING)));
    }

    private void soak(Profile.Soak soak, Report report) throws Exception {
        var periods = new ArrayList<SoakPeriod>();
        for (int number = 1; number <= soak.periods(); number++) {
            System.err.printf(
                    "Period %d of %d: %d people for %d s ...%n",
                    number, soak.periods(), soak.people(), soak.period().toSeconds());
            periods.add(periodOf(soak));
            System.err.println(Report.row(number, periods.getLast()));
        }
        var last = gauge.liveHeap();
        report.soak(soak, periods, last, SoakPeriod.growth(periods, last, Instant.now()), gauge.holdings());
    }

    private SoakPeriod periodOf(Profile.Soak soak) throws Exception {
        var begun = Instant.now();
        var level = level(soak.people(), soak.period());
        var halfWay = level.arriving().plus(soak.period().dividedBy(2));
        var middle = CompletableFuture.supplyAsync(
                gauge::liveHeap, CompletableFuture.delayedExecutor(halfWay.toMillis(), TimeUnit.MILLISECONDS));
        var holdings = new AtomicReference<Gauge.Holdings>();
        var result = measure(level, () -> holdings.set(gauge.holdings()));
        return new SoakPeriod(begun, middle.join(), result, holdings.get());
    }

    private static Profile profileIn(List<String> asked) {
        var profile = Profile.of(asked);
        if (profile.isEmpty()) {
            System.err.printf(
                    USAGE,
                    Profile.MOST_PEOPLE,
                    Profile.MOST_MINUTES,
                    "50 200",
                    Profile.Soak.USUAL_PEOPLE,
                    Profile.Soak.USUAL_MINUTES,
                    Profile.Spike.ARRIVING.toSeconds(),
                    Profile.Spike.USUAL_PEOPLE);
            System.exit(NOT_MEASURED);
        }
        return profile.orElseThrow();
    }

    private Level level(int people, Duration trading) {
        return new Level(server.origin(), people, Level.oneByOne(people), trading);
    }

    private LevelResult measure(Level level) throws Exception {
        return measure(level, () -> {});
    }

    /** @param atTheEnd what else is read while everybody is still there */
    private LevelResult measure(Level level, Runnable atTheEnd) throws Exception {
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
            atTheEnd.run();
            level.measured();
            ended.join();
            return new LevelResult(
                    level.people(),
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
