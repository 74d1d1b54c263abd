/** What a trader keeps an eye on without holding it. */
@NullMarked
package com.papertrade.ui.watchlist;

import org.jspecify.annotations.NullMarked;
