package com.papertrade.bench;

import java.time.Duration;
import java.util.List;

/**
 * How often many clients together did something in a while, and how long each time took.
 *
 * @param cpu what this JVM computed meanwhile, on all cores; the database's computing is not in it
 */
record Throughput(Samples samples, Duration took, Duration cpu) {

    private static final double NANOS_PER_SECOND = 1e9;

    static Throughput together(List<Throughput> rounds) {
        return new Throughput(
                Samples.together(rounds.stream().map(Throughput::samples).toList()),
                rounds.stream().map(Throughput::took).reduce(Duration.ZERO, Duration::plus),
                rounds.stream().map(Throughput::cpu).reduce(Duration.ZERO, Duration::plus));
    }

    double perSecond() {
        return samples.count() * NANOS_PER_SECOND / took.toNanos();
    }

    double dividedBy(Throughput reference) {
        return perSecond() / reference.perSecond();
    }

    Duration cpuEach() {
        return cpu.dividedBy(samples.count());
    }
}
