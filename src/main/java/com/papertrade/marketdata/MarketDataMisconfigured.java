package com.papertrade.marketdata;

/**
 * A setting of the market data with which PaperTrade cannot start. The message is one sentence for the
 * person who starts it, and names the environment variable to set.
 */
public class MarketDataMisconfigured extends RuntimeException {

    public MarketDataMisconfigured(String sentence) {
        super(sentence);
    }
}
