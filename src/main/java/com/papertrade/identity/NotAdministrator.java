package com.papertrade.identity;

/** Somebody asked for what only administrators may do; no screen offers it to them. */
public class NotAdministrator extends RuntimeException {

    NotAdministrator() {
        super("Only administrators may do this.");
    }
}
