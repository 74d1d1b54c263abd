package com.papertrade.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The instance that is measured: the jar of {@code ./papertrade run}, unpacked and with the JVM's flags as in production's
 * image, on a free port of loopback, with a data directory that is thrown away. It ends with this.
 */
final class PaperTradeServer implements AutoCloseable {

    /** Those of the Dockerfile that cost or save memory, but for the heap and its collector. */
    private static final List<String> JVM =
            List.of("-XX:+UseCompactObjectHeaders", "-Xss512k", "-XX:ReservedCodeCacheSize=64m");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern READY = Pattern.compile("PaperTrade is ready at http://localhost:(\\d+)");
    private static final long FOR_THE_LAST_SCREENS_SECONDS = 60;

    private final Process process;
    private final Path data;
    private final URI origin;
    private final AtomicInteger unforeseen;
    private final ProcessHandle database;

    private PaperTradeServer(Process process, Path data, URI origin, AtomicInteger unforeseen) throws IOException {
        this.unforeseen = unforeseen;
        this.process = process;
        this.data = data;
        this.origin = origin;
        this.database = databaseIn(data);
    }

    /** Jars within a jar are slow to look things up in, which the image does not have to. */
    private static Path unpacked(Path jar, Path data) throws IOException {
        var place = data.resolve("application");
        var extraction = new ProcessBuilder(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "extract",
                        "--destination",
                        place.toString())
                .inheritIO()
                .start();
        try {
            if (extraction.waitFor() != 0) {
                throw new IllegalStateException(jar + " could not be unpacked: the reason stands above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return place.resolve(jar.getFileName());
    }

    private static ProcessHandle databaseIn(Path data) throws IOException {
        try (var files = Files.find(data, 4, (file, _) -> file.endsWith("postmaster.pid"))) {
            var number = Files.readAllLines(files.findFirst().orElseThrow()).getFirst();
            return ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
        }
    }

    /**
     * @param log what it prints besides its address
     */
    static PaperTradeServer start(Path jar, Heap heap, PeopleIssuer issuer, Path log) throws IOException {
        var data = Files.createTempDirectory("papertrade-load");
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(JVM);
        command.addAll(heap.flags());
        command.addAll(List.of("-jar", unpacked(jar, data).toString()));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        var settings = builder.environment();
        settings.keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        settings.put("PORT", "0");
        settings.put("PAPERTRADE_DATA_DIR", data.resolve("data").toString());
        settings.put("OIDC_ISSUER_URL", issuer.url());
        settings.put("OIDC_CLIENT_ID", PeopleIssuer.CLIENT);
        settings.put("OIDC_CLIENT_SECRET", issuer.secret());
        // All of them come from one address.
        settings.put("SIGN_INS_PER_MINUTE", "0");
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroy));
        var unforeseen = new AtomicInteger();
        var server = new PaperTradeServer(process, data, addressOf(process, log, unforeseen), unforeseen);
        Runtime.getRuntime().addShutdownHook(new Thread(server::end));
        return server;
    }

    /** Reads on for as long as it lives: a server that nobody listens to stands still at the next line it prints. */
    private static URI addressOf(Process process, Path log, AtomicInteger unforeseen) throws IOException {
        var reader = process.inputReader();
        var printed = Files.newBufferedWriter(log);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            printed.append(line).append('\n');
            printed.flush();
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofPlatform().daemon().name("server's output").start(() -> copy(reader, printed, unforeseen));
                return URI.create("http://127.0.0.1:" + ready.group(1));
            }
        }
        throw new IllegalStateException("PaperTrade did not start: the reason stands in " + log);
    }

    /** Whatever people saw: what PaperTrade did not foresee is told as an error in its log. */
    int unforeseen() {
        return unforeseen.get();
    }

    private static void copy(BufferedReader from, Writer to, AtomicInteger unforeseen) {
        try (to) {
            for (var line = from.readLine(); line != null; line = from.readLine()) {
                to.append(line).append('\n');
                if (line.contains(" ERROR ")) {
                    unforeseen.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By another name than the provider's, so that cookies of the one are not sent to the other. */
    URI origin() {
        return origin;
    }

    long pid() {
        return process.pid();
    }

    /** The first process of its PostgreSQL, whose others are its children. */
    ProcessHandle database() {
        return database;
    }

    @Override
    public void close() {
        end();
    }

    /** Also when this program is interrupted. The database ends with the server, if that ends in order. */
    private synchronized void end() {
        try {
            process.toHandle().destroy(); // destroyed as a process, it would take its last words along
            if (!process.waitFor(FOR_THE_LAST_SCREENS_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            database.destroy();
            database.onExit()
                    .completeOnTimeout(database, FOR_THE_LAST_SCREENS_SECONDS, TimeUnit.SECONDS)
                    .join();
            delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
