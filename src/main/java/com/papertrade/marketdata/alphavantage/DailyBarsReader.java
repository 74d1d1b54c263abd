package com.papertrade.marketdata.alphavantage;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ClosingPrice;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads {@code TIME_SERIES_DAILY}: sessions as traded, newest first. */
record DailyBarsReader(MarketClock market) {

    private static final Logger log = LoggerFactory.getLogger(DailyBarsReader.class);

    /**
     * The sessions that are final: the bar of one that goes on would be taken for its last word.
     *
     * @throws com.papertrade.marketdata.FeedUnavailable if it makes no sense
     */
    PriceHistory read(Symbol symbol, JsonNode answer) {
        if (!new Fields(answer.path("Meta Data")).symbol("2. Symbol").equals(Optional.of(symbol))) {
            throw answer.path("Meta Data").isObject()
                    ? Failures.anotherSymbol(symbol)
                    : Failures.malformed(symbol.value());
        }
        var series = answer.path("Time Series (Daily)");
        var readable = series.properties().stream()
                .flatMap(entry -> bar(symbol, entry).stream())
                .toList();
        if (readable.isEmpty()) {
            throw Failures.malformed(symbol.value());
        }
        var bars = readable.stream()
                .filter(bar -> isComplete(bar.session()))
                .sorted(Comparator.comparing(PriceBar::session))
                .toList();
        return new PriceHistory(symbol, PriceSource.ALPHA_VANTAGE, bars);
    }

    /** A bar that makes no sense is left out: one bad day must not hide a hundred good ones. */
    private Optional<PriceBar> bar(Symbol symbol, Map.Entry<String, JsonNode> entry) {
        var bar = Fields.dateOf(entry.getKey()).flatMap(session -> bar(session, new Fields(entry.getValue())));
        if (bar.isEmpty()) {
            log.warn("A bar of {} makes no sense and is left out", symbol);
        }
        return bar;
    }

    private static Optional<PriceBar> bar(LocalDate session, Fields fields) {
        var open = fields.price("1. open");
        var high = fields.price("2. high");
        var low = fields.price("3. low");
        var close = fields.price("4. close");
        var volume = fields.whole("5. volume");
        if (open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty() || volume.isEmpty()) {
            return Optional.empty();
        }
        return PriceBar.spans(low.get(), high.get(), open.get()) && PriceBar.spans(low.get(), high.get(), close.get())
                ? Optional.of(new PriceBar(session, open.get(), high.get(), low.get(), close.get(), volume.get()))
                : Optional.empty();
    }

    private boolean isComplete(LocalDate date) {
        return !date.isAfter(market.date())
                && market.calendar()
                        .session(date)
                        .filter(session -> ClosingPrice.isFinalAt(session, market.now()))
                        .isPresent();
    }
}
