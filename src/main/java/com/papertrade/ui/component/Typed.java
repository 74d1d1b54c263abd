package com.papertrade.ui.component;

/** What somebody typed into a field: a value, nothing yet, or something a sentence can put right. */
public sealed interface Typed<T> {

    record Value<T>(T value) implements Typed<T> {}

    record Nothing<T>() implements Typed<T> {}

    /** @param sentence what is wrong and what to type instead */
    record Wrong<T>(String sentence) implements Typed<T> {}
}
