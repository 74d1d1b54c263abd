package com.papertrade.instrument;

/**
 * Whose listings are spoken of. One PaperTrade has one provider at a time, but a database may have
 * seen several, and an invented company must never be found beside a real one.
 *
 * @param name as stored with each instrument, such as {@code ALPHA_VANTAGE}
 */
public record ListingSource(String name) {}
