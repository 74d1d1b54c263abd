package com.papertrade.identity;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A user with what their provider said when they signed in, which signing out needs again. */
class SignedInUser extends DefaultOidcUser {

    private final User user;

    SignedInUser(OidcUser claims, User user) {
        super(claims.getAuthorities(), claims.getIdToken(), claims.getUserInfo());
        this.user = user;
    }

    User user() {
        return user;
    }
}
