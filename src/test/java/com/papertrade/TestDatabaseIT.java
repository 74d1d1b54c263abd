package com.papertrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class TestDatabaseIT {

    @Autowired
    JdbcClient jdbc;

    @Test
    void isThePostgresOfProductionWithThisContextsOwnDatabase() {
        assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL 16.");
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
    }
}
