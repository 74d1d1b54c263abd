package com.papertrade.platform;

import org.jspecify.annotations.Nullable;

/** PaperTrade cannot start as it was set up. The message is one sentence for whoever started it. */
public class PlatformMisconfigured extends RuntimeException {

    public PlatformMisconfigured(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    public PlatformMisconfigured(String sentence) {
        this(sentence, null);
    }
}
