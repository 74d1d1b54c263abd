package com.papertrade.rehearsal;

import com.papertrade.load.PeopleIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Three instances behind one balancer, with one PostgreSQL and one Redis, while people trade: one by one they are replaced
 * by the next version, then all at once, back and forth again, and at last one of them dies. Prints what people met with, and ends
 * with an exit code other than 0 if an order was lost or there twice, or anything else that must not be.
 */
final class RehearsalRun {

    static final int INSTANCES = 3;

    private static final int USUAL_PEOPLE = 12;
    private static final int MOST_PEOPLE = 200;

    private static final Duration CALM = Duration.ofSeconds(30);
    /** A task goes on for so long when nobody new comes to it. On AWS five minutes. */
    private static final Duration DRAINING = Duration.ofSeconds(15);

    private static final Duration BAKING = Duration.ofSeconds(20);
    /** Three failed health checks, and a start. */
    private static final Duration AFTER_A_DEATH = Duration.ofSeconds(60);

    private final Path runningJar;
    private final Path nextJar;
    private final Map<String, String> settings;
    private final Path directory;
    private final Diary diary = new Diary();
    private final Findings findings;
    private final List<Instance> started = new ArrayList<>();
    private final Balancer balancer;
    private final SharedDatabase database;
    private int number;

    private RehearsalRun(
            Path runningJar, Path nextJar, Map<String, String> settings, Path directory, SharedDatabase database)
            throws IOException, InterruptedException {
        this.runningJar = runningJar;
        this.nextJar = nextJar;
        this.settings = settings;
        this.directory = directory;
        this.database = database;
        this.findings = new Findings(diary, database);
        balancer = Balancer.start(directory.resolve("nginx"), startSeveral(runningJar));
    }

    /** @param arguments the jar that runs, the jar that is released, where logs go, and how many people, if not as usual */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var people = arguments.length > 3 ? peopleIn(arguments[3]) : USUAL_PEOPLE;
        var directory = Files.createDirectories(Path.of(arguments[2])).toAbsolutePath();
        var failures = 0;
        try (var issuer = PeopleIssuer.start();
                var cache = SharedCache.start(directory.resolve("redis"));
                var database = SharedDatabase.start(directory.resolve("postgresql"))) {
            var run = new RehearsalRun(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    settings(issuer, cache, database),
                    directory,
                    database);
            try {
                failures = run.rehearse(people, issuer);
            } finally {
                run.endAll();
            }
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(2);
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private static int peopleIn(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST_PEOPLE) {
            System.err.printf("How many people? A number up to %d, such as: ./papertrade rehearse 12%n", MOST_PEOPLE);
            System.exit(2);
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> settings(PeopleIssuer issuer, SharedCache cache, SharedDatabase database) {
        return Map.ofEntries(
                Map.entry("SPRING_PROFILES_ACTIVE", "production"),
                Map.entry("DATABASE_URL", database.url()),
                Map.entry("REDIS_URL", cache.url()),
                Map.entry("OIDC_ISSUER_URL", issuer.url()),
                Map.entry("OIDC_CLIENT_ID", PeopleIssuer.CLIENT),
                Map.entry("OIDC_CLIENT_SECRET", issuer.secret()),
                Map.entry("MARKET_DATA_PROVIDER", "simulated"),
                // All of them come from one address, and trade faster than by hand.
                Map.entry("SIGN_INS_PER_MINUTE", "0"),
                Map.entry("SIGN_INS_PER_MINUTE_AND_USER", "0"),
                Map.entry("ORDERS_PER_MINUTE", "0"));
    }

    private int rehearse(int people, PeopleIssuer issuer) throws Exception {
        database.watchJobs();
        var pushes = new ArrayList<AtomicLong>();
        var ready = new CountDownLatch(people);
        var over = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int person = 0; person < people; person++) {
                    var pushed = new AtomicLong();
                    pushes.add(pushed);
                    executor.execute(new Customer(balancer.origin(), pushed, diary, ready, over));
                    Thread.sleep(150);
                }
                awaitEverybody(ready);
                var forms = issuer.signedInWithForm();
                phases();
                findings.signIns(people, forms, issuer.signedInWithForm(), issuer.signedInWithoutForm());
            } finally {
                over.countDown();
            }
        }
        findings.livePrices(pushes.stream().mapToLong(AtomicLong::get).toArray());
        findings.errors();
        findings.orders();
        findings.jobs();
        findings.ledgers(Instance.run(nextJar, settings, directory.resolve("verify-ledger.log"), "verify-ledger"));
        endAll();
        try {
            scarceCalls();
        } catch (Disconnected | RuntimeException failure) {
            findings.failed("three instances on one key", failure);
        }
        return findings.print();
    }

    private void awaitEverybody(CountDownLatch ready) throws InterruptedException {
        var until = Instant.now().plus(Duration.ofMinutes(3));
        while (!ready.await(1, TimeUnit.SECONDS)) {
            if (!diary.complaints().isEmpty() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("Not everybody got a portfolio: " + diary.complaints());
            }
        }
    }

    private void phases() throws Exception {
        phase("three instances, nothing happens", true, () -> Thread.sleep(CALM));
        phase("the next version's migrations run", true, this::migrate);
        phase("rolling release: one by one, old and new side by side", false, this::rollingRelease);
        phase("blue-green release: all at once", false, this::blueGreenRelease);
        phase("blue-green release that is taken back", false, this::releaseThatIsTakenBack);
        phase("an instance dies", false, this::death);
    }

    private interface Deed {
        void done() throws Exception;
    }

    private void phase(String name, boolean calm, Deed deed) throws Exception {
        System.err.println(name + " ...");
        var from = Instant.now();
        deed.done();
        // For those who are on their way back.
        Thread.sleep(Duration.ofSeconds(5));
        findings.phase(name, calm, from, Instant.now());
    }

    private void migrate() throws Exception {
        var code = Instance.run(nextJar, settings, directory.resolve("migrate.log"), "migrate");
        if (code != 0) {
            throw new IllegalStateException("The database was not migrated: " + directory.resolve("migrate.log"));
        }
    }

    /** As Fargate does it with 100 % as the least and one more than that as the most. */
    private void rollingRelease() throws Exception {
        for (var old : balancer.registered()) {
            var fresh = start(nextJar, settings);
            fresh.awaitHealthy();
            balancer.replace(old, fresh);
            Thread.sleep(DRAINING);
            findings.stopped(old.stop());
        }
    }

    private void blueGreenRelease() throws Exception {
        var blue = balancer.registered();
        var green = startSeveral(nextJar);
        balancer.register(green);
        Thread.sleep(BAKING);
        for (var instance : blue) {
            findings.stopped(instance.stop());
        }
    }

    /** The version before starts again on the migrated database; and an alarm takes everybody back. */
    private void releaseThatIsTakenBack() throws Exception {
        var blue = balancer.registered();
        var green = startSeveral(runningJar);
        balancer.register(green);
        Thread.sleep(BAKING);
        balancer.register(blue);
        Thread.sleep(DRAINING);
        for (var instance : green) {
            findings.stopped(instance.stop());
        }
    }

    private void death() throws Exception {
        var dead = balancer.registered().getFirst();
        dead.kill();
        var heir = start(nextJar, settings);
        heir.awaitHealthy();
        balancer.add(heir);
        Thread.sleep(AFTER_A_DEATH);
        if (balancer.registered().contains(dead)) {
            throw new IllegalStateException("The balancer did not notice that an instance is dead");
        }
    }

    /** With a database of its own: the simulated market's prices are no prices of the provider's. */
    private void scarceCalls() throws Exception {
        System.err.println("three instances on one key ...");
        try (var feed = PriceFeed.start();
                var other = SharedDatabase.start(directory.resolve("postgresql"))) {
            var metered = new HashMap<>(settings);
            metered.put("DATABASE_URL", other.url());
            metered.put("MARKET_DATA_PROVIDER", "alpha-vantage");
            metered.put("ALPHAVANTAGE_BASE_URL", feed.url());
            metered.put("ALPHAVANTAGE_API_KEY", "REHEARSAL");
            metered.put("ALPHAVANTAGE_CALLS_PER_DAY", String.valueOf(ScarceCalls.CALLS_A_DAY));
            var instances = startSeveral(nextJar, metered);
            try (var front = Balancer.start(directory.resolve("nginx-metered"), instances)) {
                awaitListings(other);
                new ScarceCalls(front.origin(), instances, feed, findings).rehearse();
            } finally {
                for (var instance : instances) {
                    instance.close();
                }
            }
        }
    }

    private static void awaitListings(SharedDatabase database) throws InterruptedException {
        var until = Instant.now().plus(Duration.ofMinutes(2));
        while (database.query(
                                "select count(*) from instrument where symbol = '%s'".formatted(PriceFeed.symbol(0)),
                                row -> row.getInt(1))
                        .getFirst()
                == 0) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("The listings were not imported");
            }
            Thread.sleep(500);
        }
    }

    private Instance start(Path jar, Map<String, String> settings) throws IOException {
        var name = "instance-" + ++number;
        var named = new HashMap<>(settings);
        named.computeIfPresent("DATABASE_URL", (_, url) -> url + "?ApplicationName=" + name);
        var instance = Instance.start(name, jar, named, directory);
        started.add(instance);
        return instance;
    }

    private List<Instance> startSeveral(Path jar) throws IOException, InterruptedException {
        return startSeveral(jar, settings);
    }

    private List<Instance> startSeveral(Path jar, Map<String, String> settings)
            throws IOException, InterruptedException {
        var several = new ArrayList<Instance>();
        for (int i = 0; i < INSTANCES; i++) {
            several.add(start(jar, settings));
        }
        for (var instance : several) {
            instance.awaitHealthy();
        }
        return several;
    }

    private void endAll() throws InterruptedException {
        balancer.close();
        for (var instance : started) {
            instance.close();
        }
    }
}
