package com.papertrade.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In the place of Alpha Vantage: knows listings, daily bars and last prices, and counts what it is asked. */
final class PriceFeed implements AutoCloseable {

    /** What PaperTrade asks first of an instrument that it knows nothing of. */
    static final String DAILY_BARS = "TIME_SERIES_DAILY";

    private static final int INSTRUMENTS = 60;
    private static final int DAYS = 10;
    /** As long as the real one takes, so that others ask meanwhile. */
    private static final long TAKES_MILLIS = 700;

    private final HttpServer server;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    private PriceFeed(HttpServer server) {
        this.server = server;
        server.createContext("/query", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static PriceFeed start() throws IOException {
        return new PriceFeed(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code QAA} to {@code QCH}. */
    static String symbol(int number) {
        return "Q%c%c".formatted('A' + number / 26, 'A' + number % 26);
    }

    /** Of all kinds. */
    int calls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    int calls(String function, String symbol) {
        return calls.getOrDefault(function + symbol, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        var function = asked.getOrDefault("function", "");
        var symbol = asked.getOrDefault("symbol", "");
        calls.computeIfAbsent(function + symbol, _ -> new AtomicInteger()).incrementAndGet();
        try {
            Thread.sleep(TAKES_MILLIS);
        } catch (InterruptedException _) { // it is closed
            Thread.currentThread().interrupt();
        }
        var body = switch (function) {
            case "GLOBAL_QUOTE" -> quote(symbol);
            case DAILY_BARS -> bars(symbol);
            case "LISTING_STATUS" -> listings();
            default -> "{\"Error Message\": \"This stand-in knows nothing of %s.\"}".formatted(function);
        };
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String quote(String symbol) {
        return """
                {"Global Quote": {"01. symbol": "%s", "02. open": "50.0000", "03. high": "51.0000", "04. low": "49.0000",
                 "05. price": "50.5000", "06. volume": "100000", "07. latest trading day": "%s",
                 "08. previous close": "50.0000", "09. change": "0.5000", "10. change percent": "1.0000%%"}}
                """.formatted(symbol, lastWeekday());
    }

    private static String bars(String symbol) {
        return """
                {"Meta Data": {"1. Information": "Daily Prices (open, high, low, close) and Volumes", "2. Symbol": "%s",
                 "3. Last Refreshed": "%s", "4. Output Size": "Compact", "5. Time Zone": "US/Eastern"},
                 "Time Series (Daily)": {%s}}
                """.formatted(
                        symbol,
                        lastWeekday(),
                        Stream.iterate(lastWeekday(), PriceFeed::weekdayBefore)
                                .limit(DAYS)
                                .map(PriceFeed::bar)
                                .collect(Collectors.joining(",\n")));
    }

    private static String bar(LocalDate day) {
        return """
                "%s": {"1. open": "50.0000", "2. high": "51.0000", "3. low": "49.0000", "4. close": "50.5000", "5. volume": "100000"}""".formatted(day);
    }

    private static LocalDate lastWeekday() {
        return weekdayBefore(LocalDate.now(ZoneId.of("America/New_York")));
    }

    private static LocalDate weekdayBefore(LocalDate later) {
        var day = later.minusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static String listings() {
        return IntStream.range(0, INSTRUMENTS)
                .mapToObj(PriceFeed::symbol)
                .map(symbol -> "%1$s,Company of %1$s,NYSE,Stock,2001-01-02,null,Active".formatted(symbol))
                .collect(Collectors.joining(
                        "\n", "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n", "\n"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
