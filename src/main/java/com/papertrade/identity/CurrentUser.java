package com.papertrade.identity;

/** The person behind the request that is being answered. */
public interface CurrentUser {

    /** @throws IllegalStateException if nobody is signed in */
    User get();

    /** @throws IllegalStateException if nobody is signed in */
    default UserId id() {
        return get().id();
    }
}
