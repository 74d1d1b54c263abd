package com.papertrade.command;

import com.papertrade.portfolio.LedgerReport;
import com.papertrade.portfolio.LedgerVerifier;
import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/** Verifies once, line by line on the console. */
class PrintedVerification implements ApplicationRunner, ExitCodeGenerator {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final SchemaVersion schema;
    private final LedgerVerifier verifier;
    private boolean agrees;

    PrintedVerification(SchemaVersion schema, LedgerVerifier verifier) {
        this.schema = schema;
        this.verifier = verifier;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        schema.requireSame();
        var report = verifier.verifyAll(System.out::println);
        agrees = report.agrees();
        print(report);
    }

    private static void print(LedgerReport report) {
        System.out.printf(
                Locale.ROOT,
                "%s, %s told again in %.1f seconds (%,d entries a second).%n",
                counted(report.portfolios(), "portfolio", "portfolios"),
                counted(report.entries(), "entry", "entries"),
                report.took().toMillis() / MILLIS_PER_SECOND,
                report.entriesPerSecond());
        System.out.println(
                report.agrees()
                        ? "All ledgers agree with what is stored."
                        : "Ledgers do not agree with what is stored: %s."
                                .formatted(counted(report.found(), "difference", "differences")));
    }

    private static String counted(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    @Override
    public int getExitCode() {
        return agrees ? 0 : 1;
    }
}
