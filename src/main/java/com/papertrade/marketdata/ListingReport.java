package com.papertrade.marketdata;

import com.papertrade.marketdata.Listings.OddRow;
import java.time.Instant;
import java.util.List;

/**
 * What came of the listings that a provider told last.
 *
 * @param listed how many instruments
 * @param added how many of them were not known before
 * @param changed how many were known otherwise: by another name, or as delisted
 * @param delisted how many that were known are listed no more
 * @param odd how many rows were odd
 * @param oddRows the first of these, at most {@link #MOST_ODD_ROWS}
 */
public record ListingReport(
        Instant at, int listed, int added, int changed, int delisted, int odd, List<OddRow> oddRows) {

    public static final int MOST_ODD_ROWS = 200;

    public ListingReport {
        oddRows = oddRows.stream().limit(MOST_ODD_ROWS).toList();
    }

    /** For a person to read. */
    public String sentence() {
        return "%,d listed, %,d of them new, %,d changed, %,d delisted; odd rows: %,d."
                .formatted(listed, added, changed, delisted, odd);
    }
}
