package com.papertrade.identity;

import java.time.Clock;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;

/** Turns what a provider says about somebody into a user, or turns them away. */
@Service
class SignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final AccessPolicy policy;
    private final Users users;
    private final Clock clock;
    private final RateLimit<UserId> signIns;

    SignIn(AccessSettings settings, Users users, Clock clock) {
        this.policy = AccessPolicy.of(settings);
        this.users = users;
        this.clock = clock;
        this.signIns = new RateLimit<>(settings.signInsPerMinuteAndUser(), clock);
    }

    /**
     * @throws NotAdmitted if they may not enter
     * @throws TooManySignIns if they have entered too often
     */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var claims = provider.loadUser(request);
        // The moment first: whoever ends all sessions meanwhile ends this one too.
        var since = clock.instant();
        return new SignedInUser(claims, admitted(Newcomer.describedBy(claims)), since);
    }

    private User admitted(Newcomer person) {
        if (!policy.admits(person)) {
            throw new NotAdmitted();
        }
        var id = users.recordSignIn(person);
        signIns.tooMany(id).ifPresent(wait -> {
            throw new TooManySignIns(wait);
        });
        return new User(id, person.name(), person.email(), policy.hasAsAdministrator(person));
    }
}
