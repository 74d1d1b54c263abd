package com.papertrade.trading;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database of the tests, by its address. */
record LocalDatabase(String getJdbcUrl) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }
}
