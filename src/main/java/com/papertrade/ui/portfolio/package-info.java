/** One portfolio: what it holds, what moved it today, and all that ever happened to it. */
@NullMarked
package com.papertrade.ui.portfolio;

import org.jspecify.annotations.NullMarked;
