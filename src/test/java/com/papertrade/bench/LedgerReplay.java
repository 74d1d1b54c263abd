package com.papertrade.bench;

import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import java.util.List;

/**
 * How fast ledgers prove themselves, and in how much memory. The memory is looked at in a run of its
 * own, because looking slows it down, and compared with that of a ledger a hundred times shorter.
 */
record LedgerReplay(BenchTrader trader, Ledgers ledgers, LedgerVerification verification) implements OrdersSection {

    private static final int SHORT = 10_000;
    private static final int LONG = 1_000_000;
    private static final int REPEATED = LONG / SHORT;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public void measure(Report report) throws InterruptedException {
        var shortLedger = ledger(SHORT);
        var longLedger = ledger(LONG);
        verify(shortLedger, REPEATED);
        var begin = System.nanoTime();
        verify(longLedger, 1);
        var perSecond = LONG * NANOS_PER_SECOND / (System.nanoTime() - begin);
        var inShort = LiveHeap.during(() -> verify(shortLedger, REPEATED));
        var inLong = LiveHeap.during(() -> verify(longLedger, 1));
        report.heading("Replay of a ledger of %,d entries".formatted(LONG));
        report.line("%-44s %,10.0f", "entries a second", perSecond);
        tell(report, SHORT, inShort);
        tell(report, LONG, inLong);
    }

    private PortfolioId ledger(int entries) {
        var id = trader.open("Replay of %,d".formatted(entries));
        ledgers.lengthen(List.of(id), entries);
        return id;
    }

    private void verify(PortfolioId id, int times) {
        for (int i = 0; i < times; i++) {
            Ledgers.requireIntact(verification.verify(id));
        }
    }

    private static void tell(Report report, int entries, LiveHeap.Growth growth) {
        report.line(
                "%-44s %10s at most, in %d looks after full collections",
                "memory it keeps alive, of %,d entries".formatted(entries), growth.megabytes(), growth.looks());
    }
}
