package com.papertrade.marketdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that is known, and who told it.
 *
 * @param importId the import that it came with; empty if the provider told it
 */
record BarOrigin(PriceBar bar, Optional<Long> importId) {

    static boolean isOf(@Nullable BarOrigin known, PriceBar bar) {
        return known != null && known.bar.equals(bar);
    }

    /** What is known otherwise, both figures named; empty if nothing is. */
    Optional<String> contradictionTo(PriceBar told, PriceSource provider) {
        List<String> differences = new ArrayList<>();
        compare("open", bar.open(), told.open(), differences);
        compare("high", bar.high(), told.high(), differences);
        compare("low", bar.low(), told.low(), differences);
        compare("close", bar.close(), told.close(), differences);
        compare("volume", bar.volume(), told.volume(), differences);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: known from %s."
                        .formatted(
                                String.join(", ", differences),
                                importId.isPresent() ? "an earlier import" : provider.label()));
    }

    private static void compare(String what, Object known, Object told, List<String> differences) {
        if (!known.equals(told)) {
            differences.add("%s %s instead of %s".formatted(what, told, known));
        }
    }
}
