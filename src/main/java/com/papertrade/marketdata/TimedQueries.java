package com.papertrade.marketdata;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions to a database that may be slow: they fail rather than keep an order waiting. */
final class TimedQueries {

    private static final int SECONDS = 5;

    private TimedQueries() {}

    static JdbcClient on(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(SECONDS);
        return JdbcClient.create(template);
    }
}
