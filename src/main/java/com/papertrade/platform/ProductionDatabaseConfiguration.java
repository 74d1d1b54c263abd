package com.papertrade.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The database of production, by its address. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class ProductionDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails productionDatabase(
            @Value("${papertrade.database.url}") String url,
            @Value("${papertrade.database.username}") String username,
            @Value("${papertrade.database.password}") String password) {
        return new ProductionDatabase(DatabaseUrl.parse(url.strip()), username, password);
    }

    private record ProductionDatabase(DatabaseUrl url, String username, String password)
            implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url.jdbc();
        }

        @Override
        public String getUsername() {
            return username.isBlank() ? url.username().orElse("") : username;
        }

        @Override
        public String getPassword() {
            return password.isBlank() ? url.password().orElse("") : password;
        }

        @Override
        public String toString() {
            return "ProductionDatabase[hidden]";
        }
    }
}
