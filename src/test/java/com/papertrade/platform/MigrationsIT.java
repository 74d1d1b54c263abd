package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Instances of a new version that start at the same moment. */
class MigrationsIT {

    private static final int INSTANCES = 4;

    @Test
    void instancesThatStartTogetherMigrateOnce() throws Exception {
        var database = TestDatabase.empty();
        var together = new CyclicBarrier(INSTANCES);
        Callable<Integer> start = () -> {
            var flyway = Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .load();
            together.await();
            return flyway.migrate().migrationsExecuted;
        };
        try (var instances = Executors.newFixedThreadPool(INSTANCES)) {
            var executed = 0;
            for (var result : instances.invokeAll(
                    Stream.generate(() -> start).limit(INSTANCES).toList())) {
                executed += result.get();
            }
            var known = Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .load()
                    .info();
            assertThat(known.applied()).isNotEmpty().hasSize(executed).hasSameSizeAs(known.all());
        }
    }
}
