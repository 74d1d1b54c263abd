package com.papertrade.marketdata;

/** A file is not what it should be, as a whole; its message is for the person who chose it. */
public final class UnusableFile extends RuntimeException {

    public UnusableFile(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
