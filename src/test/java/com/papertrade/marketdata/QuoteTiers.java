package com.papertrade.marketdata;

import com.papertrade.RealRedis;
import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.cache.CacheManager;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Each place where quotes lie, asked by itself. */
public final class QuoteTiers implements AutoCloseable {

    private final QuoteStore database;
    private final QuoteCache inProcess;
    private final QuoteCache inRedis;
    private final LettuceConnectionFactory connections;

    QuoteTiers(
            QuoteStore database,
            CacheManager caches,
            RedisCacheManagerBuilderCustomizer production,
            RealRedis redis,
            Clock clock) {
        this.database = database;
        this.inProcess = new QuoteCache(caches, PriceSource.ALPHA_VANTAGE, clock);
        this.connections = new LettuceConnectionFactory("127.0.0.1", redis.port());
        connections.afterPropertiesSet();
        connections.start();
        this.inRedis = new QuoteCache(cachesIn(connections, production), PriceSource.ALPHA_VANTAGE, clock);
    }

    private static CacheManager cachesIn(
            LettuceConnectionFactory connections, RedisCacheManagerBuilderCustomizer production) {
        var builder = RedisCacheManager.builder(connections);
        production.customize(builder);
        var caches = builder.build();
        caches.afterPropertiesSet();
        return caches;
    }

    /** Puts what the database knows into both caches. */
    public void fill(Collection<Symbol> symbols) {
        var quotes = inDatabase(symbols).values();
        inProcess.put(quotes);
        inRedis.put(quotes);
    }

    public Map<Symbol, Quote> inProcess(Collection<Symbol> symbols) {
        return inProcess.find(symbols);
    }

    public Map<Symbol, Quote> inRedis(Collection<Symbol> symbols) {
        return inRedis.find(symbols);
    }

    public Map<Symbol, Quote> inDatabase(Collection<Symbol> symbols) {
        return database.find(PriceSource.ALPHA_VANTAGE, symbols);
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
