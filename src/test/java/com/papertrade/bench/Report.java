package com.papertrade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as it is printed: a table for each part. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    void line(String text, Object... values) {
        lines.add(text.formatted(values));
    }

    void heading(String what) {
        lines.add("");
        lines.add(what);
    }

    void columns(String count) {
        line("%-44s %10s %11s %11s %11s", "", count, "p50", "p95", "p99");
    }

    void row(String what, Throughput measured) {
        row(what, String.format(Locale.ROOT, "%.1f", measured.perSecond()), measured.samples());
    }

    void row(String what, Samples measured) {
        row(what, String.valueOf(measured.count()), measured);
    }

    private void row(String what, String count, Samples measured) {
        line(
                "%-44s %10s %11s %11s %11s",
                what, count, measured.percentile(50), measured.percentile(95), measured.percentile(99));
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, toString());
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
