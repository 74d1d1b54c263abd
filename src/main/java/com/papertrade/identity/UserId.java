package com.papertrade.identity;

import java.util.UUID;

/** What PaperTrade calls a person, whatever their provider calls them. */
public record UserId(UUID value) {

    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }
}
