/** What several screens are made of: how figures are written, and the small parts that show them. */
@NullMarked
package com.papertrade.ui.component;

import org.jspecify.annotations.NullMarked;
