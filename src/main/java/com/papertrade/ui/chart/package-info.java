/** Charts: one image each, with words for who does not see it and a table for who wants the figures. */
@NullMarked
package com.papertrade.ui.chart;

import org.jspecify.annotations.NullMarked;
