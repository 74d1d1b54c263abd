/** Recurring work: declared by the module whose work it is, run here, once however many instances there are. */
@NamedInterface("job")
@NullMarked
package com.papertrade.platform.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
