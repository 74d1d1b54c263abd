package com.papertrade.instrument;

/**
 * What a listing changed in what is known.
 *
 * @param added how many instruments were not known
 * @param changed how many were known otherwise
 * @param delisted how many are not active any more because they are not in it
 */
public record ListingChanges(int added, int changed, int delisted) {}
