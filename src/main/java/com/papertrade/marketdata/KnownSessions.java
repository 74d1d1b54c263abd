package com.papertrade.marketdata;

/** Whose word counts where an imported file contradicts what is known of a session. */
public enum KnownSessions {
    /** What is known stays, and the provider may correct what was imported. */
    KEEP,
    /** The file's, over what the provider has said and over what it will say. */
    REPLACE
}
