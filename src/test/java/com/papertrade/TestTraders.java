package com.papertrade;

import com.papertrade.identity.UserId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who have signed in before the test begins. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTraders {

    private final JdbcClient jdbc;

    public TestTraders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UserId signedUp(String name) {
        var id = UserId.random();
        jdbc.sql("insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)"
                        + " values (:id, 'https://test.example', :subject, :name, '', now(), now())")
                .param("id", id.value())
                .param("subject", id.value().toString())
                .param("name", name)
                .update();
        return id;
    }
}
