package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A process of its own in which {@link BusyClients} trade until it is killed. */
final class TradingProcess implements AutoCloseable {

    private final Process process;
    private final Path errors;
    private final Journal journal;
    private final Thread reader;

    private TradingProcess(Process process, Path errors, Journal journal) {
        this.process = process;
        this.errors = errors;
        this.journal = journal;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * @param minutes of the day that have passed before
     * @param journal is told what they send and are answered
     */
    static TradingProcess start(
            JdbcConnectionDetails database, UserId trader, RandomTickets tickets, int minutes, Journal journal)
            throws IOException {
        var home = Files.createDirectories(Path.of("target/trading-process"));
        var classPath = Files.writeString(
                home.resolve("class-path.txt"), "-cp\n\"%s\"".formatted(System.getProperty("java.class.path")));
        var errors = Files.createTempFile(home, "errors", ".txt");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "@" + classPath.toAbsolutePath(),
                TradingProcess.class.getName(),
                database.getJdbcUrl(),
                trader.value().toString(),
                String.valueOf(minutes)));
        tickets.portfolios().forEach(portfolio -> command.add(portfolio.value().toString()));
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new TradingProcess(process, errors, journal);
    }

    private void read() {
        process.inputReader().lines().forEach(journal::read);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** As by kill -9; what it had written before is read to the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** What is written to a pipe is safe: it is read to its end, whatever becomes of who wrote it. */
    public static void main(String[] settings) throws IOException {
        var out = System.out;
        System.setOut(System.err);
        var minutes = Integer.parseInt(settings[2]);
        var instance = TradingInstance.start(
                new LocalDatabase(settings[0]), TradingInstance.TUESDAY.plus(Duration.ofMinutes(minutes)));
        var portfolios = Arrays.stream(settings)
                .skip(3)
                .map(id -> new PortfolioId(UUID.fromString(id)))
                .collect(Collectors.toList());
        new BusyClients(
                        instance,
                        new UserId(UUID.fromString(settings[1])),
                        new RandomTickets(portfolios),
                        "process-" + minutes,
                        line -> write(out, line))
                .start();
        endWithParent();
    }

    private static void write(PrintStream out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** Nobody writes to it: its input ends when whoever started it does. */
    private static void endWithParent() throws IOException {
        var _ = System.in.read();
        Runtime.getRuntime().halt(0);
    }
}
