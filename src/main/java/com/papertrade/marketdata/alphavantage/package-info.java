/**
 * Alpha Vantage as the provider. Its every answer is HTTP 200, so the body decides what was said; and
 * its key travels in the URL and comes back in some answers, so nothing of either is ever printed.
 */
@NullMarked
package com.papertrade.marketdata.alphavantage;

import org.jspecify.annotations.NullMarked;
