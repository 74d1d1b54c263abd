package com.papertrade.rehearsal;

/** The server does not answer, or does not know this page any more: it has to be opened anew. */
sealed class Disconnected extends Exception permits Unanswered {

    private static final long serialVersionUID = 1;

    Disconnected(String why) {
        super(why);
    }

    Disconnected(String why, Throwable cause) {
        super(why, cause);
    }
}
