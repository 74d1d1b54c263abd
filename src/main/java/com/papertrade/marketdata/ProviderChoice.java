package com.papertrade.marketdata;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The setting that names the provider of market data; a name that nobody knows stops the start. */
@Configuration(proxyBeanMethods = false)
class ProviderChoice {

    static final String PROPERTY = "papertrade.market-data.provider";

    private static final List<String> KNOWN = List.of("simulated", "alpha-vantage");

    /** Looks before any bean is made: with an unknown name the first thing missed would be a bean. */
    @Bean
    static BeanFactoryPostProcessor marketDataProviderIsKnown(Environment environment) {
        return _ -> requireKnown(environment.getProperty(PROPERTY, "simulated"));
    }

    static void requireKnown(String provider) {
        if (!KNOWN.contains(provider)) {
            throw new MarketDataMisconfigured("Set MARKET_DATA_PROVIDER to %s: there is no provider \"%s\"."
                    .formatted(String.join(" or ", KNOWN), provider));
        }
    }
}
