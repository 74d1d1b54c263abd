package com.papertrade.identity;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the session's sign-in says. */
@Component
class SessionUser implements CurrentUser {

    @Override
    public User get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser signedIn) {
            return signedIn.user();
        }
        throw new IllegalStateException("Nobody is signed in");
    }
}
