/**
 * Screens that move: whoever learns a price tells it once, and every open screen that shows it is
 * refreshed, at most twice a second, until its tab is closed.
 */
@NullMarked
package com.papertrade.ui.live;

import org.jspecify.annotations.NullMarked;
