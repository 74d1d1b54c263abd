/** What administrators see and do: the feed and its budget, what is known of the past, and the jobs. */
@NullMarked
package com.papertrade.ui.administration;

import org.jspecify.annotations.NullMarked;
