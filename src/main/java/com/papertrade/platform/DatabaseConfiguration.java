package com.papertrade.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How PaperTrade holds on to PostgreSQL, on top of {@code spring.datasource}, whatever the run mode. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * Migrations have connections of their own, without the time limits of the pool: a change of a large
     * table takes as long as it takes.
     */
    @Bean
    static FlywayConnectionDetails migrations(JdbcConnectionDetails database) {
        return new UnhurriedConnection(database);
    }

    private record UnhurriedConnection(JdbcConnectionDetails database) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return database.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return database.getPassword();
        }
    }
}
