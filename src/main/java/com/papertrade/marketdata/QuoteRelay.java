package com.papertrade.marketdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.papertrade.instrument.Symbol;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Carries {@link QuotesUpdated} between instances. What this one learned it tells the others, in the
 * background; what the others tell becomes an event here, with this as its source, which is how it is
 * known and not told on.
 *
 * <p>While Redis is away, news waits; symbols are a set, so that it cannot grow beyond what there is. What
 * others tell meanwhile is lost: screens read again by themselves now and then, and every read asks the
 * database for what the cache has no fresh price of.
 */
class QuoteRelay implements MessageListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteRelay.class);

    private final UUID self = UUID.randomUUID();
    private final ChannelTopic channel;
    private final StringRedisTemplate redis;
    private final RedisMessageListenerContainer subscription;
    private final ApplicationEventPublisher events;
    private final Set<Symbol> untold = ConcurrentHashMap.newKeySet();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("quote-relay").factory());

    /** Each is told once until it is over, not every few seconds. */
    private volatile boolean away;

    private volatile boolean metNonsense;

    QuoteRelay(
            PriceSource source,
            StringRedisTemplate redis,
            RedisMessageListenerContainer subscription,
            ApplicationEventPublisher events) {
        this.channel = ChannelTopic.of("papertrade:quotes-updated-v1:" + source.name());
        this.redis = redis;
        this.subscription = subscription;
        this.events = events;
        subscription.addMessageListener(this, channel);
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
            if (!subscription.isListening()) {
                attempt(this::subscribe);
            }
            tell();
        });
    }

    private void subscribe() {
        subscription.stop();
        subscription.start();
    }

    private void tell() {
        var symbols = untold.stream().limit(QuoteNews.MOST_SYMBOLS).collect(Collectors.toSet());
        if (symbols.isEmpty()) {
            return;
        }
        untold.removeAll(symbols);
        if (!attempt(() -> redis.convertAndSend(channel.getTopic(), new QuoteNews(self, symbols).toString()))) {
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

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        try {
            var news = QuoteNews.parse(new String(message.getBody(), UTF_8));
            if (!news.from().equals(self)) {
                events.publishEvent(new PayloadApplicationEvent<>(this, new QuotesUpdated(news.symbols())));
            }
        } catch (IllegalArgumentException nonsense) {
            if (!metNonsense) {
                LOG.warn("Somebody else writes to {}; what makes no sense there is dropped.", channel.getTopic());
            }
            metNonsense = true;
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
