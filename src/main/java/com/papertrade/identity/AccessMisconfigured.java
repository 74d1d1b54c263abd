package com.papertrade.identity;

/** It cannot be told who may enter. The message is one sentence for whoever started PaperTrade. */
class AccessMisconfigured extends RuntimeException {

    AccessMisconfigured(String sentence) {
        super(sentence);
    }
}
