package com.papertrade.load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the measured instance may use, and how it is collected.
 *
 * @param most as the JVM takes it: {@code 512m}
 * @param collector as the JVM calls it: {@code Parallel}, or {@code Serial} as in the image, which takes 29 MB less beside the heap
 */
record Heap(String most, String collector) {

    static Heap asked() {
        return new Heap(setting("LOAD_HEAP", "512m"), setting("LOAD_COLLECTOR", "Parallel"));
    }

    private static String setting(String name, String usual) {
        return Optional.ofNullable(System.getenv(name)).orElse(usual);
    }

    List<String> flags() {
        return List.of("-Xmx" + most, "-XX:+Use%sGC".formatted(collector));
    }

    @Override
    public String toString() {
        return "heap of at most %s, %s collector".formatted(most, collector.toLowerCase(Locale.ROOT));
    }
}
