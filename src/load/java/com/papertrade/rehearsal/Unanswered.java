package com.papertrade.rehearsal;

/** The page lives and its channel stands, and what was expected on it does not come all the same. */
final class Unanswered extends Disconnected {

    private static final long serialVersionUID = 1;

    Unanswered(String why) {
        super(why);
    }
}
