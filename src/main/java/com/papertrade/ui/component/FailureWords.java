package com.papertrade.ui.component;

import com.papertrade.marketdata.FeedUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to tell a trader about a failure; what nobody foresaw goes to the log. */
public final class FailureWords {

    private static final Logger LOG = LoggerFactory.getLogger(FailureWords.class);

    private FailureWords() {}

    public static String sentence(RuntimeException failure) {
        if (failure instanceof FeedUnavailable unavailable) {
            return unavailable.sentence();
        }
        LOG.error("A screen met an unexpected failure", failure);
        return DatabaseOutage.isBehind(failure) ? DatabaseOutage.SENTENCE : "Something failed on the server.";
    }
}
