package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProviderChoiceIT {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(ProviderChoice.class);

    @Test
    void nothingSetIsTheSimulatedMarket() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getEnvironment().getProperty(ProviderChoice.PROPERTY))
                    .isEqualTo("simulated");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "alpha-vantage"})
    void aKnownProviderStarts(String provider) {
        application
                .withPropertyValues("MARKET_DATA_PROVIDER=" + provider)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alphavantage", "Alpha-Vantage", "yahoo"})
    void anUnknownProviderStopsTheStartWithASentenceThatNamesTheSetting(String provider) {
        application
                .withPropertyValues("MARKET_DATA_PROVIDER=" + provider)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(MarketDataMisconfigured.class)
                        .hasMessage(
                                "Set MARKET_DATA_PROVIDER to simulated or alpha-vantage:"
                                        + " there is no provider \"%s\".",
                                provider));
    }
}
