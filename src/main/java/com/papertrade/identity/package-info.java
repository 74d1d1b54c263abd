/** Who uses PaperTrade: people known by what their OpenID Connect provider says, and who may enter. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.papertrade.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
