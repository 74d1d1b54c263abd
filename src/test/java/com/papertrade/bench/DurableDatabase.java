package com.papertrade.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A PostgreSQL of a benchmark's own which has what it commits on the disk, as production's has: the one
 * that tests share does not, because they throw it away.
 */
public final class DurableDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres server;
    private final SingleConnectionDataSource connection;
    private final JdbcClient administrator;

    private DurableDatabase(EmbeddedPostgres server) {
        this.server = server;
        this.connection = new SingleConnectionDataSource(getJdbcUrl(), getUsername(), getPassword(), true);
        this.administrator = JdbcClient.create(connection);
    }

    /** As PaperTrade starts its embedded database, but without a password and with nothing left behind. */
    public static DurableDatabase start() throws IOException {
        return start(Map.of());
    }

    /** @param more settings of the server, or others than these */
    static DurableDatabase start(Map<String, String> more) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target/postgresql").toFile())
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50")
                // Off in this library, which is made for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // For StatementLog; what is not logged costs nothing.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setPGStartupWait(Duration.ofSeconds(60));
        more.forEach(builder::setServerConfig);
        return new DurableDatabase(builder.start());
    }

    /** A connection without PaperTrade's time limits. */
    JdbcClient administrator() {
        return administrator;
    }

    /** How many rows there are now; by itself the server looks within the first minute, which no benchmark waits for. */
    public void letPlannerKnow() {
        administrator.sql("analyze").update();
    }

    /** The settings that decide whether what is committed survives, as the server has them. */
    public String durability() {
        return String.join(", ", administrator.sql("""
                                select name || ' = ' || setting from pg_settings
                                where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name
                                """).query(String.class).list());
    }

    public String version() {
        return administrator.sql("show server_version").query(String.class).single();
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl("postgres", DATABASE);
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
