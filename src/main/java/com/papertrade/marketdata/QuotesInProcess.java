package com.papertrade.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Quotes in the memory of the only instance there is. */
record QuotesInProcess(Cache<Object, Object> cache) implements QuoteShelf {

    @Override
    public Map<String, Quote> find(Collection<String> keys) {
        var found = HashMap.<String, Quote>newHashMap(keys.size());
        cache.getAllPresent(keys).forEach((key, quote) -> found.put((String) key, (Quote) quote));
        return found;
    }

    @Override
    public void keepNewest(Map<String, Quote> quotes) {
        quotes.forEach((key, quote) -> cache.asMap().merge(key, quote, QuotesInProcess::newer));
    }

    private static Object newer(Object known, Object told) {
        return BY_AGE.compare((Quote) known, (Quote) told) > 0 ? known : told;
    }
}
