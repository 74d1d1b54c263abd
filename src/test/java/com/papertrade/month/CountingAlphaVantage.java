package com.papertrade.month;

import static com.papertrade.month.InventedMarket.CALENDAR;
import static com.papertrade.month.InventedMarket.inNewYork;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ClosingPrice;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Alpha Vantage with a free key, as strict as the real one: 25 answers from midnight to midnight in
 * New York, one a second, sessions only once they are published. It keeps a record of every call.
 */
final class CountingAlphaVantage implements AutoCloseable {

    static final int CALLS_PER_DAY = 25;

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);
    private static final int COMPACT = 100;

    /** What became of a call. */
    enum Verdict {
        /** Told something new, or what cannot be known beforehand. */
        USEFUL,
        /** About a session that is over, but not published. */
        TOO_EARLY,
        /** About a symbol whose latest session it has told before. */
        NEEDLESS,
        /** More than a day has, or more than one a second. */
        REFUSED
    }

    record Call(Instant at, String function, String subject, Verdict verdict) {

        LocalDate day() {
            return inNewYork(at).toLocalDate();
        }

        boolean isAboutPriceOf(List<Symbol> symbols) {
            return isAboutPrice() && symbols.contains(new Symbol(subject));
        }

        boolean isAboutPrice() {
            return function.equals(RecordedAlphaVantage.DAILY) || function.equals(RecordedAlphaVantage.QUOTE);
        }
    }

    private final InventedMarket market;
    private final Clock clock;
    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Symbol, LocalDate> told = new HashMap<>();
    private Instant nextTurn = Instant.MIN;

    CountingAlphaVantage(InventedMarket market, Clock clock) throws IOException {
        this.market = market;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/query", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = answerTo(query(exchange)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized String answerTo(Map<String, String> query) {
        var now = clock.instant();
        var function = query.getOrDefault("function", "");
        var subject = query.getOrDefault("symbol", query.getOrDefault("keywords", ""));
        var refusal = refusal(now, query.getOrDefault("apikey", ""));
        if (refusal.isPresent()) {
            calls.add(new Call(now, function, subject, Verdict.REFUSED));
            return refusal.get();
        }
        nextTurn = now.plus(BETWEEN_CALLS);
        calls.add(new Call(now, function, subject, verdict(function, subject, now)));
        return switch (function) {
            case RecordedAlphaVantage.DAILY -> dailyBars(new Symbol(subject), now);
            case RecordedAlphaVantage.QUOTE -> quote(new Symbol(subject), now);
            case RecordedAlphaVantage.LISTINGS -> listings();
            case RecordedAlphaVantage.SEARCH -> RecordedAlphaVantage.recorded("search-nothing.json");
            case "SPLITS", "DIVIDENDS" -> "{\"symbol\": \"%s\", \"data\": []}".formatted(subject);
            default -> RecordedAlphaVantage.recorded("no-function.json");
        };
    }

    private Optional<String> refusal(Instant now, String key) {
        var today = inNewYork(now).toLocalDate();
        if (calls.stream().filter(call -> call.day().equals(today)).count() >= CALLS_PER_DAY) {
            return Optional.of(RecordedAlphaVantage.recorded("limit-day.json").replace("${apikey}", key));
        }
        return now.isBefore(nextTurn)
                ? Optional.of(RecordedAlphaVantage.recorded("limit-second.json"))
                : Optional.empty();
    }

    private Verdict verdict(String function, String subject, Instant now) {
        if (!function.equals(RecordedAlphaVantage.DAILY) && !function.equals(RecordedAlphaVantage.QUOTE)) {
            return Verdict.USEFUL;
        }
        var symbol = new Symbol(subject);
        var latestFinal =
                CALENDAR.latestCompleted(now.minus(ClosingPrice.SETTLING)).date();
        var known = told.getOrDefault(symbol, LocalDate.MIN);
        if (!known.isBefore(latestFinal)) {
            return Verdict.NEEDLESS;
        }
        var published = market.latestPublished(symbol, now).date();
        if (function.equals(RecordedAlphaVantage.DAILY)) {
            told.put(symbol, published);
        }
        return published.isBefore(latestFinal) ? Verdict.TOO_EARLY : Verdict.USEFUL;
    }

    private String dailyBars(Symbol symbol, Instant now) {
        if (!market.isListed(symbol)) {
            return RecordedAlphaVantage.recorded("unknown-symbol-series.json");
        }
        var bars = Stream.iterate(
                        market.latestPublished(symbol, now).date(),
                        date -> CALENDAR.lastBefore(date).date())
                .limit(COMPACT)
                .map(date -> bar(symbol, date))
                .collect(joining(","));
        return """
                {"Meta Data": {"2. Symbol": "%s"}, "Time Series (Daily)": {%s}}""".formatted(symbol, bars);
    }

    private String bar(Symbol symbol, LocalDate date) {
        var close = market.close(symbol, date);
        return """
                "%s": {"1. open": "%s", "2. high": "%s", "3. low": "%s", "4. close": "%s", "5. volume": "100000"}""".formatted(date, close, close.add(BigDecimal.ONE), close.subtract(BigDecimal.ONE), close);
    }

    private String quote(Symbol symbol, Instant now) {
        if (!market.isListed(symbol)) {
            return RecordedAlphaVantage.recorded("unknown-symbol-quote.json");
        }
        TradingSession session = market.latestPublished(symbol, now);
        return """
                {"Global Quote": {"01. symbol": "%s", "05. price": "%s", "07. latest trading day": "%s",
                "08. previous close": "%s"}}""".formatted(
                        symbol,
                        market.close(symbol, session.date()),
                        session.date(),
                        market.close(symbol, CALENDAR.lastBefore(session.date()).date()));
    }

    private static String listings() {
        return Stream.concat(InventedMarket.TREES.stream(), InventedMarket.FISH.stream())
                .map(symbol -> "%s,%s Works,NYSE,Stock,2001-01-02,null,Active%n".formatted(symbol, symbol))
                .collect(joining("", "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n", ""));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
