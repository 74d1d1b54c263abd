package com.papertrade.identity;

/**
 * A person who has signed in at least once.
 *
 * @param name what to call them on screen
 * @param email as their provider gave it, lower case; empty when it gave none
 */
public record User(UserId id, String name, String email, boolean administrator) {

    /** @throws NotAdministrator unless they administer this server */
    public void requireAdministrator() {
        if (!administrator) {
            throw new NotAdministrator();
        }
    }
}
