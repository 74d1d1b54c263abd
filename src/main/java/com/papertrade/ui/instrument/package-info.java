/** One instrument: its prices, its facts, and what the trader has had of it. */
@NullMarked
package com.papertrade.ui.instrument;

import org.jspecify.annotations.NullMarked;
