package com.papertrade.ui.trade;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import com.papertrade.ui.component.Background;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks for instruments and prices beside the screen. Each question has a number; the answer to any
 * but the last one asked comes too late and is dropped.
 */
public class PriceLookup {

    /** Longer than a provider usually takes, shorter than a person's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int SUGGESTIONS = 3;

    private final Background background;
    private final Instruments instruments;
    private final MarketData marketData;
    private int lastQuestion;

    public PriceLookup(Background background, Instruments instruments, MarketData marketData) {
        this.background = background;
        this.instruments = instruments;
        this.marketData = marketData;
    }

    /** What somebody who typed this means, or may mean. */
    public record Meaning(Optional<Instrument> exact, List<Instrument> near) {}

    /** @param closeBefore what the price is compared with, where there is one to trade at */
    record PriceAnswer(QuoteAnswer quote, Optional<Price> closeBefore) {}

    void priceOf(
            Symbol symbol, CallPriority purpose, Consumer<PriceAnswer> answer, Consumer<RuntimeException> failure) {
        ask(() -> priceOf(symbol, purpose), answer, failure);
    }

    private PriceAnswer priceOf(Symbol symbol, CallPriority purpose) {
        var answer = marketData.currentQuote(symbol, purpose, PATIENCE);
        return new PriceAnswer(
                answer,
                answer instanceof QuoteAnswer.Current(var quote) ? marketData.closeBefore(quote) : Optional.empty());
    }

    public void meaningOf(String typed, Consumer<Meaning> answer, Consumer<RuntimeException> failure) {
        ask(() -> meaningOf(typed), answer, failure);
    }

    /** Drops whatever answer is still under way. */
    public void forget() {
        lastQuestion++;
    }

    private <T> void ask(Supplier<T> question, Consumer<T> answer, Consumer<RuntimeException> failure) {
        var number = ++lastQuestion;
        background.ask(question, ifStillLast(number, answer), ifStillLast(number, failure));
    }

    private <T> Consumer<T> ifStillLast(int number, Consumer<T> action) {
        return result -> {
            if (number == lastQuestion) {
                action.accept(result);
            }
        };
    }

    /** The provider is asked only for what is not known here: its calls are scarce. */
    private Meaning meaningOf(String typed) {
        var symbol = Symbol.parse(typed);
        var known = symbol.flatMap(instruments::find);
        if (known.isPresent()) {
            return new Meaning(known, List.of());
        }
        var near = instruments.search(typed, SUGGESTIONS);
        if (!near.isEmpty()) {
            return new Meaning(Optional.empty(), near);
        }
        var asked = marketData.searchProvider(typed);
        var exact = asked.stream()
                .filter(found -> symbol.filter(found.symbol()::equals).isPresent())
                .findFirst();
        return new Meaning(exact, asked.stream().limit(SUGGESTIONS).toList());
    }
}
