@NullMarked
package com.papertrade.marketdata.alphavantage;

import org.jspecify.annotations.NullMarked;
