package com.papertrade.marketdata;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Instances tell each other of new prices in production. Embedded there is only one, and the simulated
 * market is the same in each, which knows it by itself.
 */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@ConditionalOnProperty(name = ProviderChoice.PROPERTY, havingValue = "alpha-vantage")
class QuoteRelayConfiguration {

    @Bean
    QuoteRelay quoteRelay(
            MarketDataProvider provider,
            StringRedisTemplate redis,
            LettuceConnectionFactory connections,
            ApplicationEventPublisher events) {
        return new QuoteRelay(provider.source(), redis, connections, events);
    }
}
