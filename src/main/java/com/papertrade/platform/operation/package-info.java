/** What those who run PaperTrade see of it: request ids in the log, failures told elsewhere. */
@NullMarked
package com.papertrade.platform.operation;

import org.jspecify.annotations.NullMarked;
