package com.papertrade.platform;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How PaperTrade holds on to Redis, on top of {@code spring.data.redis}: nothing in it is worth waiting
 * for, and when it comes back it is used again within seconds.
 */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    /** Commands on their way, many times what all screens ask together; more would be a queue that grows in an outage. */
    private static final int MOST_COMMANDS = 1_000;

    private static final Duration FIRST_RECONNECT = Duration.ofMillis(100);

    /** Lettuce would wait up to half a minute. */
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(5);

    /** A connection that is silent is asked after 10 seconds and given up 15 seconds later: a dead machine says no goodbye. */
    private static final KeepAliveOptions KEEP_ALIVE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    /** While the connection is known to be lost, a command fails at once, instead of waiting for its time limit. */
    @Bean
    static LettuceClientOptionsBuilderCustomizer neverWaitForRedis(
            @Value("${spring.data.redis.connect-timeout:1s}") Duration connectTimeout) {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(connectTimeout)
                        .keepAlive(KEEP_ALIVE)
                        .build());
    }

    @Bean
    static ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources -> resources.reconnectDelay(() ->
                Delay.exponential(FIRST_RECONNECT.toMillis(), LONGEST_RECONNECT.toMillis(), TimeUnit.MILLISECONDS, 2));
    }
}
