package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Carries {@link QuotesUpdated} between instances. What this one learned it tells the others, in the
 * background; what the others tell becomes an event here, with this as its source, which is how it is
 * known and not told on.
 *
 * <p>While Redis is away, news waits; symbols are a set, so that it cannot grow beyond what there is. What
 * others tell meanwhile is lost: screens read again by themselves now and then, and every read asks the
 * database for what the cache has no fresh price of.
 *
 * <p>Subscribes with Lettuce itself: Spring's listener container can wait for its own lock for ever when it is stopped
 * while Redis fails a second time.
 */
class QuoteRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteRelay.class);

    private final UUID self = UUID.randomUUID();
    private final String channel;
    private final StringRedisTemplate redis;
    private final LettuceConnectionFactory connections;
    private final ApplicationEventPublisher events;
    private final Set<Symbol> untold = ConcurrentHashMap.newKeySet();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("quote-relay").factory());
    /** What others tell is passed on here, in their order: Lettuce's own thread reads the network for all. */
    private final ExecutorService listener = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("quote-listener").factory());

    /** Made by the teller alone. */
    private volatile Optional<StatefulRedisPubSubConnection<String, String>> subscription = Optional.empty();

    /** Each is told once until it is over, not every few seconds. */
    private volatile boolean away;

    private volatile boolean metNonsense;

    QuoteRelay(
            PriceSource source,
            StringRedisTemplate redis,
            LettuceConnectionFactory connections,
            ApplicationEventPublisher events) {
        this.channel = "papertrade:quotes-updated-v1:" + source.name();
        this.redis = redis;
        this.connections = connections;
        this.events = events;
    }

    @EventListener
    void tellOthers(PayloadApplicationEvent<QuotesUpdated> event) {
        if (event.getSource() != this) {
            untold.addAll(event.getPayload().symbols());
            teller.execute(this::tell);
        }
    }

    /** Once subscribed, Lettuce subscribes again by itself whenever the connection comes back. */
    @Scheduled(fixedDelayString = "PT5S")
    void keepInTouch() {
        teller.execute(() -> {
            if (subscription.isEmpty()) {
                attempt(this::subscribe);
            }
            tell();
        });
    }

    private void subscribe() {
        var connection = ((RedisClient) connections.getRequiredNativeClient()).connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, String text) {
                listener.execute(() -> hear(text));
            }
        });
        try {
            connection.sync().subscribe(channel);
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
        subscription = Optional.of(connection);
    }

    private void tell() {
        var symbols = untold.stream().limit(QuoteNews.MOST_SYMBOLS).collect(Collectors.toSet());
        if (symbols.isEmpty()) {
            return;
        }
        untold.removeAll(symbols);
        if (!attempt(() -> redis.convertAndSend(channel, new QuoteNews(self, symbols).toString()))) {
            untold.addAll(symbols);
        } else if (!untold.isEmpty()) {
            teller.execute(this::tell);
        }
    }

    private boolean attempt(Runnable what) {
        try {
            what.run();
            if (away) {
                LOG.info("Instances tell each other of new prices again.");
            }
            away = false;
            return true;
        } catch (RuntimeException failure) {
            if (!away) {
                LOG.warn("Other instances cannot be told of new prices for now: {}", failure.toString());
            }
            away = true;
            return false;
        }
    }

    private void hear(String text) {
        try {
            var news = QuoteNews.parse(text);
            if (!news.from().equals(self)) {
                events.publishEvent(new PayloadApplicationEvent<>(this, new QuotesUpdated(news.symbols())));
            }
        } catch (IllegalArgumentException nonsense) {
            if (!metNonsense) {
                LOG.warn("Somebody else writes to {}; what makes no sense there is dropped.", channel);
            }
            metNonsense = true;
        }
    }

    /** One that is being made meanwhile ends with the client, which is the connection factory's to end. */
    @Override
    public void close() {
        teller.shutdownNow();
        subscription.ifPresent(StatefulRedisPubSubConnection::closeAsync);
        listener.shutdownNow();
    }
}
