package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.marketdata.CallLimits;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketDataMisconfigured;
import com.papertrade.marketdata.MarketDataProvider;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The settings as a person gives them: environment variables, read through application.properties. */
class AlphaVantageConfigurationIT {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Surroundings.class, AlphaVantageConfiguration.class);

    @Test
    void anotherProviderNeedsNoKey() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MarketDataProvider.class));
    }

    @Test
    void aKeyIsEnough() {
        application
                .withPropertyValues("MARKET_DATA_PROVIDER=alpha-vantage", "ALPHAVANTAGE_API_KEY=demo")
                .run(context -> {
                    assertThat(context.getBean(MarketDataProvider.class).granularity())
                            .isEqualTo(Granularity.END_OF_DAY);
                    var limits = limitsIn(context);
                    assertThat(limits.perDay()).isEqualTo(25);
                    assertThat(limits.perSecond()).isEqualByComparingTo("1");
                    assertThat(limits.keptForOrders()).isEqualTo(3);
                });
    }

    @Test
    void theKeysOwnerSetsItsLimits() {
        application
                .withPropertyValues(
                        "MARKET_DATA_PROVIDER=alpha-vantage",
                        "ALPHAVANTAGE_API_KEY=demo",
                        "ALPHAVANTAGE_CALLS_PER_DAY=500",
                        "ALPHAVANTAGE_CALLS_PER_SECOND=0.08")
                .run(context -> {
                    var limits = limitsIn(context);
                    assertThat(limits.perDay()).isEqualTo(500);
                    assertThat(limits.perSecond()).isEqualByComparingTo("0.08");
                });
    }

    @Test
    void aLimitOfOneCallADayKeepsNoneForOrdersAlone() {
        application
                .withPropertyValues(
                        "MARKET_DATA_PROVIDER=alpha-vantage",
                        "ALPHAVANTAGE_API_KEY=demo",
                        "ALPHAVANTAGE_CALLS_PER_DAY=1")
                .run(context -> assertThat(limitsIn(context).keptForOrders()).isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "ALPHAVANTAGE_API_KEY, ''",
        "ALPHAVANTAGE_API_KEY, '  '",
        "ALPHAVANTAGE_BASE_URL, ''",
        "ALPHAVANTAGE_BASE_URL, www.alphavantage.co",
        "ALPHAVANTAGE_BASE_URL, ftp://www.alphavantage.co",
        "ALPHAVANTAGE_BASE_URL, 'http://not an address'",
        "ALPHAVANTAGE_CALLS_PER_DAY, 0",
        "ALPHAVANTAGE_CALLS_PER_SECOND, 0",
    })
    void aSettingItCannotWorkWithStopsTheStartWithASentenceThatNamesIt(String variable, String value) {
        application
                .withPropertyValues(
                        "MARKET_DATA_PROVIDER=alpha-vantage", "ALPHAVANTAGE_API_KEY=demo", variable + "=" + value)
                .run(context -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                        .isInstanceOf(MarketDataMisconfigured.class)
                        .hasMessageStartingWith("Set " + variable + " to ")
                        .hasMessageEndingWith("."));
    }

    private static CallLimits limitsIn(ApplicationContext context) {
        return context.getBean(AlphaVantageSettings.class).limits(ZoneOffset.UTC);
    }

    @Configuration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** Never asked: no call is spent here. */
        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource();
        }
    }
}
