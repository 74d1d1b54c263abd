package com.papertrade.marketdata.alphavantage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.papertrade.calendar.TradingCalendar;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Alpha Vantage of our own on the loopback: answers quotes, daily bars, searches and listings from
 * {@code src/test/resources/alphavantage}, like the real one always with HTTP 200, and can be told to
 * misbehave in each of its ways until {@link #answerNormally}.
 *
 * <p>It knows {@code IBM} (219.3000 after 218.3700), {@code MSFT} (217.6150 after 216.0000) and {@code
 * BRK-B} (493.2000 after 495.0000) in the session of 2026-05-15, and finds "Tesco". Every other symbol is
 * unknown until {@link #answer} teaches it.
 */
public final class RecordedAlphaVantage implements AutoCloseable {

    /** The session that the recorded quotes are of, a Friday. */
    public static final LocalDate LATEST_SESSION = LocalDate.of(2026, 5, 15);

    public static final String QUOTE = "GLOBAL_QUOTE";
    public static final String DAILY = "TIME_SERIES_DAILY";
    public static final String SEARCH = "SYMBOL_SEARCH";
    public static final String LISTINGS = "LISTING_STATUS";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, String> taught = new ConcurrentHashMap<>();
    private final Map<LocalDate, LocalDate> dates = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = this::playRecorded;
    private volatile Map<String, String> lastQuery = Map.of();

    /** How a request is answered; the query's parameters are decoded. */
    private interface Behaviour {
        void answer(HttpExchange exchange, Map<String, String> query) throws IOException, InterruptedException;
    }

    private RecordedAlphaVantage(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/query", this::handle);
        server.start();
    }

    public static RecordedAlphaVantage start() {
        try {
            return new RecordedAlphaVantage(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to set as the base URL. */
    public String baseUrl() {
        return "http://%s:%d"
                .formatted(
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    /** How often a function was asked, whatever was answered. */
    public int calls(String function) {
        return calls.getOrDefault(function, new AtomicInteger()).get();
    }

    /** How often anything was asked. */
    public int calls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The decoded parameters of the latest request. */
    public Map<String, String> lastQuery() {
        return lastQuery;
    }

    /** Teaches an answer: to a function about one symbol or, for a search, one text; {@code ""} for the listings. */
    public void answer(String function, String subject, String body) {
        taught.put(key(function, subject), body);
    }

    /** Moves the recorded sessions to the latest ones up to this, which becomes the day of the quotes. */
    public void inSession(LocalDate latest, TradingCalendar calendar) {
        dates.clear();
        var recorded = LATEST_SESSION;
        var moved = latest;
        for (int i = 0; i < 5; i++) {
            dates.put(recorded, moved);
            recorded = calendar.lastBefore(recorded).date();
            moved = calendar.lastBefore(moved).date();
        }
    }

    /** Ends misbehaviour, and forgets what it was taught. */
    public void answerNormally() {
        taught.clear();
        behaviour = this::playRecorded;
    }

    /** Answers everything with this body and HTTP 200. */
    public void answerAlways(String body) {
        behaviour = (exchange, _) -> send(exchange, 200, body);
    }

    /** Answers everything with one of the recorded bodies: {@code "limit-burst"}, {@code "premium-endpoint"}. */
    public void answerAlwaysRecorded(String name) {
        answerAlways(recorded(name + ".json"));
    }

    /** Says that the day's calls are used up, and repeats the key as the real one does. */
    public void limitDaily(String apiKeyEcho) {
        answerAlways(recorded("limit-day.json").replace("${apikey}", apiKeyEcho));
    }

    public void limitPerSecond() {
        answerAlwaysRecorded("limit-second");
    }

    /** The limit's wording of older keys: 5 calls a minute. */
    public void legacyNote() {
        answerAlwaysRecorded("limit-legacy");
    }

    public void rejectKey() {
        answerAlwaysRecorded("key-rejected");
    }

    public void premiumOnly() {
        answerAlwaysRecorded("premium-endpoint");
    }

    /** Knows no symbol, each function in its own words. */
    public void unknownSymbol() {
        behaviour = (exchange, query) -> send(exchange, 200, unknown(function(query)));
    }

    /** Answers questions about IBM with Microsoft, and all others with IBM. */
    public void answerAboutAnotherSymbol() {
        behaviour = (exchange, query) -> {
            var other = subject(query).equals("IBM") ? "MSFT" : "IBM";
            send(exchange, 200, answerTo(function(query), other));
        };
    }

    /** HTTP 500. */
    public void serverError() {
        status(500);
    }

    public void status(int status) {
        behaviour = (exchange, _) -> send(exchange, status, "<html><body>Something is wrong</body></html>");
    }

    /** Sends half of the right answer as if it were all. */
    public void truncate() {
        behaviour = (exchange, query) -> send(exchange, 200, half(answerTo(function(query), subject(query))));
    }

    /** Announces the whole answer, sends half of it and closes the connection. */
    public void breakOff() {
        behaviour = (exchange, query) -> {
            var body = answerTo(function(query), subject(query));
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(half(body).getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Does not answer before it is closed. */
    public void hang() {
        behaviour = (_, _) -> closed.await();
    }

    /** Begins to answer and goes on for ever, a blank every 50 ms. */
    public void trickle() {
        behaviour = (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!closed.await(50, TimeUnit.MILLISECONDS));
        };
    }

    /** Lets go of those that still wait for an answer, and stops. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = query(exchange);
            lastQuery = query;
            calls.computeIfAbsent(function(query), _ -> new AtomicInteger()).incrementAndGet();
            behaviour.answer(exchange, query);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void playRecorded(HttpExchange exchange, Map<String, String> query) throws IOException {
        var hasKey = !query.getOrDefault("apikey", "").isBlank();
        send(exchange, 200, hasKey ? answerTo(function(query), subject(query)) : recorded("key-rejected.json"));
    }

    private String answerTo(String function, String subject) {
        var body = taught.get(key(function, subject));
        return body == null ? moved(recordedAnswer(function, subject)) : body;
    }

    private static String recordedAnswer(String function, String subject) {
        var file = switch (function) {
            case QUOTE -> "quote-%s.json".formatted(subject);
            case DAILY -> "daily-%s.json".formatted(subject);
            case SEARCH -> "search-%s.json".formatted(subject);
            case LISTINGS -> "listings.csv";
            default -> "no-function.json";
        };
        return exists(file) ? recorded(file) : unknown(function);
    }

    private static String unknown(String function) {
        return switch (function) {
            case QUOTE -> recorded("unknown-symbol-quote.json");
            case SEARCH -> recorded("search-nothing.json");
            default -> recorded("unknown-symbol-series.json");
        };
    }

    private String moved(String body) {
        if (dates.isEmpty()) {
            return body;
        }
        // In one pass, because a day moved to may itself be one that moves.
        return Stream.of(body.split("(?=20[0-9]{2}-[0-9]{2}-[0-9]{2})"))
                .map(this::withItsDateMoved)
                .collect(Collectors.joining());
    }

    private String withItsDateMoved(String part) {
        return dates.entrySet().stream()
                .filter(move -> part.startsWith(move.getKey().toString()))
                .findFirst()
                .map(move -> move.getValue() + part.substring(10))
                .orElse(part);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String half(String body) {
        return body.substring(0, body.length() / 2);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(parameter -> List.of(parameter.split("=", 2)))
                .collect(Collectors.toMap(List::getFirst, pair -> URLDecoder.decode(pair.getLast(), UTF_8)));
    }

    private static String function(Map<String, String> query) {
        return query.getOrDefault("function", "");
    }

    private static String subject(Map<String, String> query) {
        return query.getOrDefault("symbol", query.getOrDefault("keywords", "")).toUpperCase(Locale.ROOT);
    }

    private static String key(String function, String subject) {
        return function + " " + subject.toUpperCase(Locale.ROOT);
    }

    /** One of the files in {@code src/test/resources/alphavantage}. */
    public static String recorded(String file) {
        try (var stream = RecordedAlphaVantage.class.getResourceAsStream("/alphavantage/" + file)) {
            if (stream == null) {
                throw new IllegalArgumentException("Nothing is recorded as " + file);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String file) {
        // A symbol is part of the name, and may be anything that somebody typed.
        return file.matches("[A-Za-z0-9.-]+")
                && RecordedAlphaVantage.class.getResource("/alphavantage/" + file) != null;
    }
}
