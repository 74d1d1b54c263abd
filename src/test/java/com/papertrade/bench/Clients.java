package com.papertrade.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sixteen who do the same again and again, each as soon as its last time is over. */
final class Clients implements AutoCloseable {

    static final int COUNT = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

    /** @throws java.util.concurrent.CompletionException if it fails for one of them */
    Throughput repeat(Runnable what, Duration howLong) {
        var cpuBefore = cpu();
        var begin = System.nanoTime();
        var samples = together(() -> samplesOf(what, begin + howLong.toNanos()));
        return new Throughput(samples, Duration.ofNanos(System.nanoTime() - begin), cpu().minus(cpuBefore));
    }

    private Samples together(Supplier<Samples> client) {
        return Samples.together(
                Stream.generate(() -> CompletableFuture.supplyAsync(client, threads)).limit(COUNT).toList().stream()
                        .map(CompletableFuture::join)
                        .toList());
    }

    private static Samples samplesOf(Runnable what, long end) {
        var nanos = LongStream.builder();
        for (var begin = System.nanoTime(); begin < end; ) {
            what.run();
            var now = System.nanoTime();
            nanos.add(now - begin);
            begin = now;
        }
        return new Samples(nanos.build().sorted().toArray());
    }

    private static Duration cpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    @Override
    public void close() {
        threads.close();
    }
}
