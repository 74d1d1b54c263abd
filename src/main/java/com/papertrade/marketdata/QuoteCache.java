package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * Quotes at hand, so that most screens need no database. A cache that is down is a slow cache, not an
 * error: it is left alone for a while, and the database answers.
 */
class QuoteCache {

    /** The number changes with the form of {@link Quote}, so that no version reads another's values. */
    static final String NAME = "quotes-v1";

    static final Duration LEFT_ALONE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(QuoteCache.class);

    private final CacheManager caches;
    private final PriceSource source;
    private final Clock clock;
    private volatile Instant leftAloneUntil = Instant.MIN;

    QuoteCache(CacheManager caches, PriceSource source, Clock clock) {
        this.caches = caches;
        this.source = source;
        this.clock = clock;
    }

    /** Those of the symbols that are at hand. */
    Map<Symbol, Quote> find(Collection<Symbol> symbols) {
        var found = new HashMap<Symbol, Quote>();
        for (var symbol : symbols) {
            use(cache -> {
                var quote = cache.get(key(symbol), Quote.class);
                if (quote != null) {
                    found.put(symbol, quote);
                }
            });
        }
        return found;
    }

    void put(Quote quote) {
        use(cache -> cache.put(key(quote.symbol()), quote));
    }

    private void use(Consumer<Cache> what) {
        if (clock.instant().isBefore(leftAloneUntil)) {
            return;
        }
        try {
            var cache = caches.getCache(NAME);
            if (cache != null) {
                what.accept(cache);
            }
        } catch (RuntimeException down) {
            leftAloneUntil = clock.instant().plus(LEFT_ALONE);
            LOG.warn("The cache of quotes does not answer; the database does: {}", down.toString());
        }
    }

    private String key(Symbol symbol) {
        return source.name() + ":" + symbol.value();
    }
}
