package com.papertrade.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a look at the database's disk makes of its answers; verify.sh fills a real one. */
class DatabaseRoomTest {

    private final TransactionTemplate transaction = mock();
    private final DatabaseRoom room = new DatabaseRoom(mock(JdbcClient.class), transaction);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void isUnknownBeforeTheFirstLook() {
        assertThat(room.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(gauge()).isNaN();
    }

    @Test
    void isThereWhereTheDatabaseCanWrite() {
        room.look();

        assertThat(room.health().getStatus()).isEqualTo(Status.UP);
        assertThat(gauge()).isEqualTo(1);
    }

    @Test
    void isGoneWhereTheDatabaseSaysThatItsDiskIsFull() {
        var full = new SQLException("could not write to file: No space left on device", "53100");
        doThrow(new UncategorizedSQLException("sort", null, full))
                .when(transaction)
                .executeWithoutResult(any());
        room.look();

        assertThat(room.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(gauge()).isZero();
    }

    @Test
    void isUnknownWhereTheDatabaseDoesNotAnswer() {
        doThrow(new DataAccessResourceFailureException("gone"))
                .when(transaction)
                .executeWithoutResult(any());
        room.look();

        assertThat(room.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(gauge()).isNaN();
    }

    private double gauge() {
        if (registry.getMeters().isEmpty()) {
            room.bindTo(registry);
        }
        return registry.get("papertrade.database.room").gauge().value();
    }
}
