package com.papertrade.identity;

import java.time.Instant;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A user with what their provider said when they signed in, which signing out needs again. */
class SignedInUser extends DefaultOidcUser {

    private final User user;
    private final Instant since;

    SignedInUser(OidcUser claims, User user, Instant since) {
        super(claims.getAuthorities(), claims.getIdToken(), claims.getUserInfo());
        this.user = user;
        this.since = since;
    }

    User user() {
        return user;
    }

    Instant since() {
        return since;
    }
}
