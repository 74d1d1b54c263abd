package com.papertrade.corporateaction;

import java.time.Instant;

/**
 * A split or dividend that is believed.
 *
 * @param origin who told it first
 * @param settled whether every portfolio that it concerns has been looked at
 */
public record KnownAction(long id, CorporateAction action, String origin, Instant knownSince, boolean settled) {}
