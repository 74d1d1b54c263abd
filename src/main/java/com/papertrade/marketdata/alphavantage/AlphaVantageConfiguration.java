package com.papertrade.marketdata.alphavantage;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.marketdata.CallBudget;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.PendingCalls;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alpha Vantage, where the settings choose it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "papertrade.market-data.provider", havingValue = "alpha-vantage")
@EnableConfigurationProperties(AlphaVantageSettings.class)
class AlphaVantageConfiguration {

    private final MarketClock market;
    private final AlphaVantageSettings settings;

    AlphaVantageConfiguration(Clock clock, AlphaVantageSettings settings) {
        this.market = new MarketClock(new NyseCalendar(), clock);
        this.settings = settings;
    }

    @Bean
    CallBudget callBudget(DataSource dataSource, ObjectProvider<PendingCalls> pending) {
        var limits = settings.limits(market.calendar().zone());
        // Looked up when a call is spent: what is pending depends on the provider, and that on the budget.
        return new CallBudget(
                dataSource,
                market.clock(),
                limits,
                priority -> pending.getObject().moreUrgentThan(priority));
    }

    @Bean
    MarketDataProvider alphaVantage(CallBudget budget) {
        return settings.provider(market, budget);
    }
}
