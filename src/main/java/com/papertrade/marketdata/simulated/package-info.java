@NullMarked
package com.papertrade.marketdata.simulated;

import org.jspecify.annotations.NullMarked;
