package com.papertrade.identity;

/** Upper and lower case of addresses. */
final class EmailCase {

    private EmailCase() {}

    /** Of A to Z alone: Java would make a k of the sign for kelvin, and so one mailbox of two. */
    static String lower(String email) {
        return email.codePoints()
                .map(character -> character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
