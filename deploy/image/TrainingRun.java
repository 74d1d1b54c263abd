import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs PaperTrade once, by the command given, so that the JVM learns which classes it needs: with a
 * database of this process, until its first pages have been served. Not part of the image.
 */
class TrainingRun {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080");
    private static final Duration START = Duration.ofMinutes(3);

    public static void main(String[] command) throws Exception {
        try (var database = EmbeddedPostgres.start()) {
            var builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(settings(database));
            var papertrade = builder.start();
            try {
                awaitPages(papertrade);
            } finally {
                papertrade.destroy();
            }
            // The cache is written while the JVM ends.
            if (!papertrade.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The training run did not end");
            }
        }
        System.exit(0);
    }

    private static Map<String, String> settings(EmbeddedPostgres database) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "DATABASE_URL", database.getJdbcUrl("postgres", "postgres"),
                "DATABASE_USERNAME", "postgres",
                "DATABASE_PASSWORD", "postgres",
                // Nothing listens on port 1: PaperTrade starts without them.
                "REDIS_URL", "redis://127.0.0.1:1",
                "OIDC_ISSUER_URL", "http://127.0.0.1:1/",
                "OIDC_CLIENT_ID", "training",
                "OIDC_CLIENT_SECRET", "training",
                "MARKET_DATA_PROVIDER", "simulated");
    }

    private static void awaitPages(Process papertrade) throws IOException, InterruptedException {
        var end = Instant.now().plus(START);
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, "/health")) {
                if (!papertrade.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("PaperTrade did not start in the training run");
                }
                Thread.sleep(500);
            }
            answers(client, "/");
            answers(client, "/signed-out");
        }
    }

    private static boolean answers(HttpClient client, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(ADDRESS.resolve(path)).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
