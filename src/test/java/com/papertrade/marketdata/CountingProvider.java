package com.papertrade.marketdata;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A metered provider that answers as told and counts what it was asked. */
final class CountingProvider implements MarketDataProvider {

    final AtomicInteger barCalls = new AtomicInteger();
    final AtomicInteger quoteCalls = new AtomicInteger();
    volatile Supplier<Optional<PriceHistory>> bars = Optional::empty;
    volatile Supplier<Optional<Quote>> quote = Optional::empty;
    volatile List<Instrument> found = List.of();

    /** What every question waits for; open unless a test closes it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public PriceSource source() {
        return PriceSource.ALPHA_VANTAGE;
    }

    @Override
    public Granularity granularity() {
        return Granularity.END_OF_DAY;
    }

    @Override
    public TradingCalendar calendar() {
        return new NyseCalendar();
    }

    @Override
    public boolean metered() {
        return true;
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, CallPriority priority) {
        quoteCalls.incrementAndGet();
        pass();
        return quote.get();
    }

    @Override
    public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
        barCalls.incrementAndGet();
        pass();
        return bars.get();
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedUnavailable(FeedUnavailable.Reason.UNREACHABLE, "Stopped.");
        }
    }

    @Override
    public List<Instrument> listings() {
        return found;
    }

    @Override
    public List<Instrument> search(String text) {
        return found;
    }
}
