/** What administrators see and do: the feed and its budget, what is known of the past, the jobs, and whether the
 * ledgers agree. */
@NullMarked
package com.papertrade.ui.administration;

import org.jspecify.annotations.NullMarked;
