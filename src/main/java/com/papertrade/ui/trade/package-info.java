/** The trade form: what to trade, what it would do, and what became of it. */
@NullMarked
package com.papertrade.ui.trade;

import org.jspecify.annotations.NullMarked;
