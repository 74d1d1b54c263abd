package com.papertrade.ui.administration;

import com.papertrade.marketdata.ListingReport;
import com.papertrade.marketdata.PastImport;
import java.util.List;
import java.util.Optional;

/**
 * What was brought in at last.
 *
 * @param listings empty before the first time
 */
record ImportsStatus(List<PastImport> histories, Optional<ListingReport> listings) {}
