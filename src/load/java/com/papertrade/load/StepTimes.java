package com.papertrade.load;

import io.gatling.charts.stats.GeneralStats;
import io.gatling.charts.stats.Group;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** How long steps took, as Gatling wrote it down and reckons it. */
final class StepTimes {

    private final LogFileData log;

    private StepTimes(LogFileData log) {
        this.log = log;
    }

    /** @param results of one run */
    static StepTimes in(Path results) throws IOException {
        try (var runs = Files.list(results)) {
            var run = runs.filter(Files::isDirectory).findFirst().orElseThrow();
            return new StepTimes(LogFileReader.apply(run.getFileName().toString(), results, GatlingConfiguration.load())
                    .read());
        }
    }

    /** @param count of those that were seen to be done; times are theirs, in milliseconds */
    record Times(String step, long count, int p50, int p95, int p99, long errors) {}

    /** Nothing if nobody came so far. */
    Optional<Times> of(String step) {
        var group = new Group(CollectionConverters.asScala(List.of(step)).toList());
        var errors = stats(group, KO$.MODULE$).map(GeneralStats::count).orElse(0L);
        var done = stats(group, OK$.MODULE$);
        if (done.isEmpty() && errors == 0) {
            return Optional.empty();
        }
        IntFunction<Integer> percentile =
                rank -> done.map(times -> (Integer) times.percentile().apply((double) rank))
                        .orElse(0);
        return Optional.of(new Times(
                step,
                done.map(GeneralStats::count).orElse(0L),
                percentile.apply(50),
                percentile.apply(95),
                percentile.apply(99),
                errors));
    }

    private Optional<GeneralStats> stats(Group step, Status status) {
        return OptionConverters.toJava(log.groupDurationGeneralStats(step, Option.apply(status)));
    }

    /** Of requests of any kind, and what they were. */
    List<String> failedRequests() {
        return CollectionConverters.asJava(log.errors(Option.empty(), Option.empty())).stream()
                .map(error -> "%d × %s".formatted(error.count(), error.message()))
                .toList();
    }
}
