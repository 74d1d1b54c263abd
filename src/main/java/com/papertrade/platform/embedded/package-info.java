/** What only embedded mode has: its data directory and its own PostgreSQL. */
@NullMarked
package com.papertrade.platform.embedded;

import org.jspecify.annotations.NullMarked;
