package com.papertrade.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The steps of {@code deploy/aws/partitioning}, each a file, run as an administrator would: an empty line ends a statement. */
public record PartitioningPlan(JdbcConnectionDetails database) {

    private static final Path PLACE = Path.of("deploy/aws/partitioning");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** All of them in turn, while nobody else is there. */
    public void runWhole() throws SQLException {
        for (var step : Step.values()) {
            run(step);
        }
    }

    public enum Step {
        PREPARE("1-prepare"),
        COPY("2-copy"),
        INDEX("3-index"),
        CATCH_UP("4-catch-up"),
        SWITCH("5-switch"),
        VALIDATE("6-validate"),
        CONTRACT("7-contract");

        private final String file;

        Step(String file) {
            this.file = file;
        }
    }

    void run(Step step) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            for (var text : read(step).split("\n\n+")) {
                statement.execute(text);
            }
        }
    }

    /** @return how often it gave up before */
    int switchOver() throws SQLException {
        for (int failures = 0; ; failures++) {
            try {
                run(Step.SWITCH);
                return failures;
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static String read(Step step) {
        try {
            return Files.readString(PLACE.resolve(step.file + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
