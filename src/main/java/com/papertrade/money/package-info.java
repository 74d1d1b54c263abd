/**
 * What things cost: {@link com.papertrade.money.Money}, {@link com.papertrade.money.Price}, {@link
 * com.papertrade.money.Quantity} and {@link com.papertrade.money.Percent}. The one rounding rule of
 * the application lives here.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.papertrade.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
