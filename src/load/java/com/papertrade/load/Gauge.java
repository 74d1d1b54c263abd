package com.papertrade.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What an instance needs of this machine, read from outside: from its JVM and from the operating system. */
final class Gauge implements AutoCloseable {

    private static final long KILOBYTE = 1024;

    /** What comes free with the first collection may hold what comes free with the next. */
    private static final int COLLECTIONS = 3;

    private static final Pattern SERVING = Pattern.compile("[0-9.:]+\\(\\d+\\)");

    private final long pid;
    private final ProcessHandle database;
    private final JMXConnector connection;
    private final MemoryMXBean memory;
    private final List<GarbageCollectorMXBean> collectors;
    private final ThreadMXBean threads;
    private final UnixOperatingSystemMXBean process;
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Gauge(
            long pid,
            ProcessHandle database,
            JMXConnector connection,
            MemoryMXBean memory,
            List<GarbageCollectorMXBean> collectors,
            ThreadMXBean threads,
            UnixOperatingSystemMXBean process) {
        this.pid = pid;
        this.database = database;
        this.connection = connection;
        this.memory = memory;
        this.collectors = collectors;
        this.threads = threads;
        this.process = process;
    }

    static Gauge of(PaperTradeServer server) throws IOException, AttachNotSupportedException {
        var jvm = VirtualMachine.attach(String.valueOf(server.pid()));
        try {
            var connection = JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
            var memory = ManagementFactory.newPlatformMXBeanProxy(
                    connection.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            var collectors = ManagementFactory.getPlatformMXBeans(
                    connection.getMBeanServerConnection(), GarbageCollectorMXBean.class);
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    connection.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            var process = ManagementFactory.newPlatformMXBeanProxy(
                    connection.getMBeanServerConnection(),
                    ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME,
                    UnixOperatingSystemMXBean.class);
            return new Gauge(server.pid(), server.database(), connection, memory, collectors, threads, process);
        } finally {
            jvm.detach();
        }
    }

    /** Bytes that are in use after everything else was collected. */
    long liveHeap() {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Bytes of the server's process in memory, without its database. */
    long resident() throws IOException, InterruptedException {
        var status = Path.of("/proc", String.valueOf(pid), "status");
        if (Files.isReadable(status)) {
            try (var lines = Files.lines(status)) {
                return kilobytesIn(lines.filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElseThrow());
            }
        }
        var asked = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        try (var answer = asked.inputReader()) {
            return kilobytesIn(answer.readLine());
        }
    }

    private static long kilobytesIn(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE;
    }

    /** What was used of the processors until now. */
    Usage usage() {
        return new Usage(
                Instant.now(), cpuOf(Stream.of(server())), cpuOf(databaseProcesses()), machine.getProcessCpuTime());
    }

    /** For how long the server has stood still until now, for its heap to be collected. */
    Duration collecting() {
        return Duration.ofMillis(collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum());
    }

    /** What it holds and should give back some day. */
    Holdings holdings() {
        return new Holdings(threads.getThreadCount(), connections(), process.getOpenFileDescriptorCount());
    }

    /**
     * PostgreSQL calls a process that serves somebody by who that is and from where, {@code 127.0.0.1(54321)}, which only the
     * operating system tells; where there is no {@code /proc}, nobody knows, and it is none.
     */
    private long connections() {
        return databaseProcesses()
                .map(process -> Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                .filter(Gauge::servesSomebody)
                .count();
    }

    private static boolean servesSomebody(Path name) {
        try {
            return SERVING.matcher(Files.readString(name)).find();
        } catch (IOException gone) { // or never there
            return false;
        }
    }

    /**
     * @param threads those of the operating system; virtual ones are on the heap
     * @param connections to the database
     * @param files open ones, sockets included
     */
    record Holdings(int threads, long connections, long files) {}

    /** Of all processors, since this was last asked: 1.0 when nothing was idle. */
    double machineLoad() {
        return machine.getCpuLoad();
    }

    private Stream<ProcessHandle> databaseProcesses() {
        return Stream.concat(Stream.of(database), database.descendants());
    }

    private ProcessHandle server() {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("PaperTrade has ended"));
    }

    private static Duration cpuOf(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Time of processors that was used until a moment, by three that share them. */
    record Usage(Instant at, Duration server, Duration database, long generatorNanos) {

        Cores since(Usage before) {
            double nanos = Duration.between(before.at, at).toNanos();
            return new Cores(
                    server.minus(before.server).toNanos() / nanos,
                    database.minus(before.database).toNanos() / nanos,
                    (generatorNanos - before.generatorNanos) / nanos);
        }
    }

    /** How many cores each kept busy. */
    record Cores(double server, double database, double generator) {}

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
