package com.papertrade.marketdata;

import static tools.jackson.databind.DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.papertrade.calendar.MarketClock;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import tools.jackson.databind.json.JsonMapper;

/**
 * How quotes lie in the cache that the run mode chooses, on top of what {@code spring.cache} says of all
 * caches: in the process, or in Redis as JSON that a person can read.
 */
@Configuration(proxyBeanMethods = false)
class QuoteCacheConfiguration {

    @Bean
    QuoteLifetime quoteLifetime(MarketDataProvider provider, Clock clock) {
        return new QuoteLifetime(new MarketClock(provider.calendar(), clock));
    }

    @Bean
    CacheManagerCustomizer<CaffeineCacheManager> quotesInProcess(
            @Value("${spring.cache.caffeine.spec:}") String spec, QuoteLifetime lifetime, Clock clock) {
        return caches -> caches.registerCustomCache(
                QuoteCache.NAME,
                Caffeine.from(spec)
                        .expireAfter(Expiry.writing((_, _) -> lifetime.fromNow()))
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .recordStats()
                        .build());
    }

    @Bean
    RedisCacheManagerBuilderCustomizer quotesInRedis(QuoteLifetime lifetime) {
        return caches -> caches.withCacheConfiguration(
                QuoteCache.NAME,
                caches.cacheDefaults()
                        .entryTtl((_, _) -> lifetime.fromNow())
                        .serializeValuesWith(SerializationPair.fromSerializer(serializer())));
    }

    /** Half a quote is none: what lacks a component cannot be read. */
    static JacksonJsonRedisSerializer<Quote> serializer() {
        var mapper = JsonMapper.builder()
                .enable(FAIL_ON_MISSING_CREATOR_PROPERTIES, FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
        return new JacksonJsonRedisSerializer<>(mapper, Quote.class);
    }
}
