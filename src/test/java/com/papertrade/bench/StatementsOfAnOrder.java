package com.papertrade.bench;

import java.util.List;
import java.util.stream.Stream;

/** What one order asks the database, in order: where its time goes. */
record StatementsOfAnOrder(OrderFlow flow, StatementLog log) implements OrdersSection {

    /** As many as make the driver prepare each statement on each connection. */
    private static final int BEFORE = 100;

    private static final int WIDTH = 110;

    @Override
    public void measure(Report report) throws InterruptedException {
        Stream.generate(() -> flow).limit(BEFORE).forEach(OrderFlow::place);
        var statements = log.during(flow::place);
        report.heading("What one order asks the database: %d statements".formatted(countOf(statements)));
        statements.stream().map(StatementsOfAnOrder::shortened).forEach(report::line);
    }

    /** The beginning of a transaction travels with the statement after it. */
    private static long countOf(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.startsWith("BEGIN"))
                .count();
    }

    /** Without what stands between select and from, and without long lists. */
    private static String shortened(String statement) {
        var line = statement
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)select [^()]{20,}? from ", "select … from ")
                .replaceAll("\\([^()]{20,}\\)", "(…)")
                .strip();
        return "  " + (line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…");
    }
}
