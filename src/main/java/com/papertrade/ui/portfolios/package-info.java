/** All portfolios at a glance, and the first one's making. */
@NullMarked
package com.papertrade.ui.portfolios;

import org.jspecify.annotations.NullMarked;
