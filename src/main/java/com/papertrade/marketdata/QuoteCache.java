package com.papertrade.marketdata;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.data.redis.cache.RedisCache;

/**
 * Quotes at hand, so that most screens need no database. A cache that is down is a slow cache, not an
 * error: it is left alone for a while, and the database answers.
 */
class QuoteCache {

    /** With the shape of {@link Quote}, so that no version reads another's values. */
    static final String NAME = "quotes-" + RecordShape.of(Quote.class).digest();

    /** Asked for to see whether anything is answered. */
    private static final Symbol NOBODYS = new Symbol("HEALTH");

    private final CacheManager caches;
    private final PriceSource source;
    private final Reachability reachability;

    QuoteCache(CacheManager caches, PriceSource source, Clock clock) {
        this.caches = caches;
        this.source = source;
        this.reachability = new Reachability(clock);
    }

    /** Those of the symbols that are at hand, in one question. */
    Map<Symbol, Quote> find(Collection<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        var keys = symbols.stream().distinct().map(this::key).toList();
        var found = new HashMap<Symbol, Quote>();
        reachability
                .ask(() -> shelf().find(keys), Map.<String, Quote>of())
                .values()
                .forEach(quote -> found.put(quote.symbol(), quote));
        found.keySet().retainAll(symbols);
        return found;
    }

    /** In one message, each unless something newer is at hand. */
    void put(Collection<Quote> quotes) {
        if (quotes.isEmpty()) {
            return;
        }
        var byKey = quotes.stream().collect(toMap(quote -> key(quote.symbol()), quote -> quote));
        reachability.ask(
                () -> {
                    shelf().keepNewest(byKey);
                    return true;
                },
                false);
    }

    /** Whether it answers; one that failed a moment ago is not asked. */
    boolean answers() {
        return reachability.ask(
                () -> {
                    var _ = shelf().find(List.of(key(NOBODYS)));
                    return true;
                },
                false);
    }

    private QuoteShelf shelf() {
        return switch (caches.getCache(NAME)) {
            case CaffeineCache caffeine -> new QuotesInProcess(caffeine.getNativeCache());
            case RedisCache redis -> new QuotesInRedis(redis);
            case null, default -> throw new IllegalStateException("Quotes lie in the process or in Redis.");
        };
    }

    private String key(Symbol symbol) {
        return source.name() + ":" + symbol.value();
    }
}
