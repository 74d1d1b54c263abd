package com.papertrade.portfolio;

import java.util.Optional;
import java.util.UUID;

public record PortfolioId(UUID value) {

    public static PortfolioId random() {
        return new PortfolioId(UUID.randomUUID());
    }

    /** The id in an address somebody typed or followed, empty when it cannot be one. */
    public static Optional<PortfolioId> parse(String text) {
        try {
            return Optional.of(new PortfolioId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
