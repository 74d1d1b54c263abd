package com.papertrade.marketdata;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/**
 * One Spring cache of quotes, many at a time: Spring's own {@link org.springframework.cache.Cache} goes
 * one by one, which makes fifty round trips of a portfolio with fifty positions.
 */
interface QuoteShelf {

    /** By session first, as the database decides, too ({@link QuoteStore#save}). */
    Comparator<Quote> BY_AGE = Comparator.comparing(Quote::session).thenComparing(Quote::fetchedAt);

    /** What lies under those of the keys that have something readable. */
    Map<String, Quote> find(Collection<String> keys);

    /**
     * Puts each where nothing newer lies. An instance that was held up between reading the database and
     * coming here must not replace what another has learned since.
     */
    void keepNewest(Map<String, Quote> quotes);
}
