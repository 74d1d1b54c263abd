package com.papertrade.marketdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.cache.RedisCache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Quotes in Redis, where all instances find them: under the keys, in the form and for the time that the
 * cache's configuration says, but all of them in one round trip.
 */
record QuotesInRedis(RedisCache cache) implements QuoteShelf {

    private static final Logger LOG = LoggerFactory.getLogger(QuotesInRedis.class);

    /** Redis runs it as one step, so that nothing comes between looking and writing. */
    private static final byte[] KEEP_NEWEST = script("keep-newest.lua");

    @Override
    public Map<String, Quote> find(Collection<String> keys) {
        var asked = List.copyOf(keys);
        var values = Objects.requireNonNull(cache.getNativeCache()
                .execute(redis -> redis.stringCommands()
                        .mGet(asked.stream().map(this::inRedis).toArray(byte[][]::new))));
        var found = HashMap.<String, Quote>newHashMap(asked.size());
        var unreadable = new ArrayList<String>();
        for (var i = 0; i < asked.size(); i++) {
            var key = asked.get(i);
            var value = values.get(i);
            if (value != null) {
                readable(value).ifPresentOrElse(quote -> found.put(key, quote), () -> unreadable.add(key));
            }
        }
        forget(unreadable);
        return found;
    }

    private Optional<Quote> readable(byte[] value) {
        try {
            return configuration().getValueSerializationPair().read(ByteBuffer.wrap(value)) instanceof Quote quote
                    ? Optional.of(quote)
                    : Optional.empty();
        } catch (SerializationException garbage) {
            return Optional.empty();
        }
    }

    /** Whatever it is, it must not stand in the way of what is put there next. */
    private void forget(List<String> unreadable) {
        if (!unreadable.isEmpty()) {
            LOG.warn("Removed from the cache, because it is no quote: {}", unreadable);
            cache.getNativeCache()
                    .execute(redis -> redis.keyCommands()
                            .del(unreadable.stream().map(this::inRedis).toArray(byte[][]::new)));
        }
    }

    @Override
    public void keepNewest(Map<String, Quote> quotes) {
        var arguments = new ArrayList<byte[]>(3 * quotes.size());
        quotes.keySet().forEach(key -> arguments.add(inRedis(key)));
        quotes.forEach((key, quote) -> {
            arguments.add(bytes(configuration().getValueSerializationPair().write(quote)));
            arguments.add(millisToLive(key, quote).getBytes(UTF_8));
        });
        cache.getNativeCache()
                .execute(redis -> redis.scriptingCommands()
                        .eval(KEEP_NEWEST, ReturnType.INTEGER, quotes.size(), arguments.toArray(byte[][]::new)));
    }

    private String millisToLive(String key, Quote quote) {
        var timeToLive = configuration().getTtlFunction().getTimeToLive(key, quote);
        return String.valueOf(timeToLive.toMillis());
    }

    private byte[] inRedis(String key) {
        return bytes(configuration()
                .getKeySerializationPair()
                .write(configuration().getKeyPrefixFor(cache.getName()) + key));
    }

    private RedisCacheConfiguration configuration() {
        return cache.getCacheConfiguration();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] script(String name) {
        try {
            return new ClassPathResource(name, QuotesInRedis.class).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
