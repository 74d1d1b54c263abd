package com.papertrade.marketdata;

/** A file is not what it should be, as a whole; its message is for the person who chose it. */
final class UnusableFile extends RuntimeException {

    UnusableFile(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
