package com.papertrade.bench;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the server was asked, as it tells itself in its log, which has to be of JSON.
 *
 * @param administrator a connection of its own, whose statements do not count
 */
record StatementLog(JdbcClient administrator) {

    /** Each of the server's processes takes over a setting when it next has nothing to do. */
    private static final Duration UNTIL_HEARD = Duration.ofMillis(500);

    /**
     * In the order they came in, beginnings and ends of transactions among them. An empty statement, by
     * which the pool looks whether a connection is alive that was not used for a while, is left out.
     */
    List<String> during(Runnable what) throws InterruptedException {
        set("all");
        var from = size();
        what.run();
        set("none");
        return since(from);
    }

    private void set(String statements) throws InterruptedException {
        administrator
                .sql("alter system set log_statement = '%s'".formatted(statements))
                .update();
        administrator.sql("select pg_reload_conf()").query(Boolean.class).single();
        Thread.sleep(UNTIL_HEARD);
    }

    private long size() {
        return administrator
                .sql("select size from pg_stat_file(pg_current_logfile('jsonlog'))")
                .query(Long.class)
                .single();
    }

    private List<String> since(long from) {
        return administrator.sql("""
                        select regexp_replace(message, '^(execute [^:]*|statement): ', '')
                        from (select cast(line as json) as line
                              from string_to_table(
                                  pg_read_file(pg_current_logfile('jsonlog'), :from, 1000000), chr(10)) as line
                              where line <> '') as lines,
                             lateral (select line ->> 'message' as message, cast(line ->> 'pid' as int) as pid) as told
                        where message ~ '^(execute [^:]*|statement): .' and pid <> pg_backend_pid()
                        """).param("from", from).query(String.class).list();
    }
}
