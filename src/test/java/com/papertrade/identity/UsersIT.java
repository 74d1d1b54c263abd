package com.papertrade.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class UsersIT {

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoSignsInTwiceAtOnceIsOneUser() throws Exception {
        var ids = new HashSet<UserId>();
        Callable<UserId> signIn = () -> users.recordSignIn(newcomer("https://a.example", "race", "Ada"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var signedIn : threads.invokeAll(Collections.nCopies(40, signIn))) {
                ids.add(signedIn.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(namesOf("race")).containsExactly("Ada");
    }

    @Test
    void theLatestNameCounts() {
        var first = users.recordSignIn(newcomer("https://a.example", "married", "Ada Byron"));
        var second = users.recordSignIn(newcomer("https://a.example", "married", "Ada Lovelace"));
        assertThat(second).isEqualTo(first);
        assertThat(namesOf("married")).containsExactly("Ada Lovelace");
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        var here = users.recordSignIn(newcomer("https://a.example", "7", "Ada"));
        var there = users.recordSignIn(newcomer("https://b.example", "7", "Bob"));
        assertThat(there).isNotEqualTo(here);
    }

    private List<String> namesOf(String subject) {
        return jdbc.sql("select name from app_user where subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private static Newcomer newcomer(String issuer, String subject, String name) {
        return new Newcomer(issuer, subject, name, "ada@a.example", true);
    }
}
