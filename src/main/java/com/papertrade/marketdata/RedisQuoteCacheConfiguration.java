package com.papertrade.marketdata;

import java.time.Duration;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;

/** How quotes lie in Redis, where all instances find them: as JSON that a person can read. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class RedisQuoteCacheConfiguration {

    /** Freshness is decided by session, so this only clears away what nobody asks for any more. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    @Bean
    RedisCacheManagerBuilderCustomizer quotesInRedis() {
        var quotes = RedisCacheConfiguration.defaultCacheConfig()
                .entryTtl(FORGOTTEN_AFTER)
                .disableCachingNullValues()
                .serializeValuesWith(SerializationPair.fromSerializer(serializer()));
        return builder -> builder.withCacheConfiguration(QuoteCache.NAME, quotes);
    }

    static JacksonJsonRedisSerializer<Quote> serializer() {
        return new JacksonJsonRedisSerializer<>(Quote.class);
    }
}
