package com.papertrade.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Everybody who has signed in at least once, and the end of their sessions on every device. */
@Service
public class Accounts {

    private final Users users;
    private final Clock clock;

    Accounts(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The latest to sign in first. */
    public List<Account> all() {
        return users.latest();
    }

    /** Signs a user out wherever they are signed in, on all instances, within seconds. */
    public void endSessionsOf(UserId user) {
        users.endSessions(user, clock.instant());
    }
}
