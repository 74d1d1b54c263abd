/**
 * An invented market that is always open: the embedded default, and what demonstrations and load
 * tests trade on. Everything in it follows from a seed, so that yesterday looks the same tomorrow.
 *
 * <p>Here alone prices are computed in binary floating point. A random walk has no exact answer to
 * lose; what leaves this package is a decimal in whole cents.
 */
@NullMarked
package com.papertrade.marketdata.simulated;

import org.jspecify.annotations.NullMarked;
