package com.papertrade.bench;

import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What an order costs in a ledger that has just begun and in a long one, in turn, by one client. A short
 * ledger stays short for a few orders only, so that there are many of them.
 */
record OrderInLongLedger(BenchTrader trader, Ledgers ledgers) implements OrdersSection {

    private static final int SHORT = 10;
    private static final int LONG = 100_000;
    private static final int SHORT_LEDGERS = 200;
    private static final int ORDERS_IN_EACH = 10;
    private static final String AIM = "within 10 %";

    @Override
    public void measure(Report report) {
        var beginners = IntStream.range(0, SHORT_LEDGERS)
                .mapToObj(i -> trader.open("Short " + i))
                .toList();
        var veteran = trader.open("Long");
        ledgers.lengthen(beginners, SHORT);
        ledgers.lengthen(List.of(veteran), LONG);
        var inShort = new long[SHORT_LEDGERS * ORDERS_IN_EACH];
        var inLong = new long[inShort.length];
        for (int i = 0; i < inShort.length; i++) {
            var beginner = beginners.get(i / ORDERS_IN_EACH);
            if (i % 2 == 0) {
                inShort[i] = nanosOf(beginner, Side.SELL);
                inLong[i] = nanosOf(veteran, Side.SELL);
            } else {
                inLong[i] = nanosOf(veteran, Side.BUY);
                inShort[i] = nanosOf(beginner, Side.BUY);
            }
        }
        tell(report, sorted(inShort), sorted(inLong));
    }

    private long nanosOf(PortfolioId portfolio, Side side) {
        var begin = System.nanoTime();
        trader.place(portfolio, side, ledgers.held(), 1);
        return System.nanoTime() - begin;
    }

    private static Samples sorted(long[] nanos) {
        Arrays.sort(nanos);
        return new Samples(nanos);
    }

    private static void tell(Report report, Samples inShort, Samples inLong) {
        report.heading("An order by one client, in turn in a short and in a long ledger");
        report.columns("n");
        report.row("in a ledger of %,d to %,d entries".formatted(SHORT, SHORT + ORDERS_IN_EACH), inShort);
        report.row("in a ledger of %,d entries".formatted(LONG), inLong);
        report.line(
                "%-44s %22s   aim %s",
                "difference of p50",
                String.format(Locale.ROOT, "%+.1f %%", 100 * (inLong.dividedBy(inShort, 50) - 1)),
                AIM);
    }
}
