package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseOutageTest {

    private static Stream<Exception> outages() {
        return Stream.of(
                new DataAccessResourceFailureException("Read timed out"),
                new QueryTimeoutException("canceling statement due to statement timeout"),
                new CannotCreateTransactionException("Connection is not available"),
                new SQLException("An I/O error occurred", "08006"),
                new SQLException("could not extend file: No space left on device", "53100"),
                new SQLException("Connection is closed"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsOneHoweverDeepItLies(Exception outage) {
        assertThat(DatabaseOutage.isBehind(outage)).isTrue();
        assertThat(DatabaseOutage.isBehind(new IllegalStateException("Unable to roll back", outage)))
                .isTrue();
    }

    @Test
    void aRowThatTheDatabaseRefusesIsADefect() {
        var refused = new DataIntegrityViolationException("cash", new SQLException("check constraint", "23514"));

        assertThat(DatabaseOutage.isBehind(refused)).isFalse();
        assertThat(DatabaseOutage.isBehind(new IllegalStateException())).isFalse();
    }
}
