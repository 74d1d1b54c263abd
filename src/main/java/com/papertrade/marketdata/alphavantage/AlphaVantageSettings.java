package com.papertrade.marketdata.alphavantage;

import com.papertrade.calendar.MarketClock;
import com.papertrade.marketdata.CallBudget;
import com.papertrade.marketdata.CallLimits;
import com.papertrade.marketdata.MarketDataMisconfigured;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Alpha Vantage is reached, and how often. Checked when it is used, not when it is bound: with
 * another provider it may be empty.
 *
 * @param callsPerSecond may be a fraction: older keys have five calls a minute, 0.083
 * @param callsKeptForOrders how many of the day's calls only an order may spend
 * @param readTimeout for the whole answer, from the request to its last byte
 */
@ConfigurationProperties("papertrade.market-data.alpha-vantage")
record AlphaVantageSettings(
        @DefaultValue("") String apiKey,
        @DefaultValue("https://www.alphavantage.co") String baseUrl,
        @DefaultValue("25") int callsPerDay,
        @DefaultValue("1") BigDecimal callsPerSecond,
        @DefaultValue("3") int callsKeptForOrders,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    /** @throws MarketDataMisconfigured if there is none */
    ApiKey key() {
        if (apiKey.isBlank()) {
            throw new MarketDataMisconfigured("Set ALPHAVANTAGE_API_KEY to your Alpha Vantage key"
                    + " (free at https://www.alphavantage.co/support/#api-key), or MARKET_DATA_PROVIDER to simulated.");
        }
        return new ApiKey(apiKey.strip());
    }

    /** @throws MarketDataMisconfigured if it is no web address */
    URI address() {
        try {
            var address = new URI(baseUrl.strip().replaceFirst("/+$", ""));
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
            throw noAddress();
        } catch (URISyntaxException _) {
            throw noAddress();
        }
    }

    /**
     * @param zone where the day of the limit begins; Alpha Vantage does not say, and is at home there
     * @throws MarketDataMisconfigured if they leave no call to make
     */
    CallLimits limits(ZoneId zone) {
        if (callsPerDay < 1) {
            throw new MarketDataMisconfigured(
                    "Set ALPHAVANTAGE_CALLS_PER_DAY to the calls a day that your key allows, 1 or more.");
        }
        if (callsPerSecond.signum() <= 0) {
            throw new MarketDataMisconfigured(
                    "Set ALPHAVANTAGE_CALLS_PER_SECOND to the calls a second that your key allows, more than 0.");
        }
        var kept = Math.clamp(callsKeptForOrders, 0, callsPerDay - 1);
        return new CallLimits("alpha-vantage", callsPerDay, callsPerSecond, kept, zone);
    }

    /** @throws MarketDataMisconfigured if something is missing */
    AlphaVantageProvider provider(MarketClock market, CallBudget budget) {
        var connection = new AlphaVantageConnection(address(), key(), connectTimeout, readTimeout);
        var api = new AlphaVantageApi(connection, budget, market.clock());
        return new AlphaVantageProvider(api, market, connectTimeout.plus(readTimeout));
    }

    // The value stays out of the sentence: somebody may have pasted a whole address, key and all.
    private static MarketDataMisconfigured noAddress() {
        return new MarketDataMisconfigured(
                "Set ALPHAVANTAGE_BASE_URL to an address that begins with https:// or http://.");
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "AlphaVantageSettings[%d calls a day, %s a second, %d kept for orders, time-outs %s and %s]"
                .formatted(callsPerDay, callsPerSecond, callsKeptForOrders, connectTimeout, readTimeout);
    }
}
