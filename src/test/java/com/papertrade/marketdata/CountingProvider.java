package com.papertrade.marketdata;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A metered provider that answers as told and counts what it was asked. */
final class CountingProvider implements MarketDataProvider {

    final AtomicInteger barCalls = new AtomicInteger();
    final AtomicInteger quoteCalls = new AtomicInteger();
    volatile Supplier<Optional<PriceHistory>> bars = Optional::empty;
    volatile Supplier<Optional<Quote>> quote = Optional::empty;
    volatile List<Instrument> found = List.of();
    volatile Supplier<List<Instrument>> listings = List::of;
    volatile List<Listings.OddRow> oddRows = List.of();
    final AtomicInteger listingCalls = new AtomicInteger();
    final AtomicInteger searchCalls = new AtomicInteger();

    /** What every question waits for; open unless a test closes it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    /** About which symbols questions wait there. */
    volatile Predicate<Symbol> gated = _ -> true;

    /** With which priority it was asked, one after another. */
    final List<CallPriority> purposes = new CopyOnWriteArrayList<>();

    private final Map<Symbol, Integer> barCallsBySymbol = new ConcurrentHashMap<>();

    int barCallsOf(Symbol symbol) {
        return barCallsBySymbol.getOrDefault(symbol, 0);
    }

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
        purposes.add(priority);
        pass(symbol);
        return quote.get();
    }

    @Override
    public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
        barCalls.incrementAndGet();
        purposes.add(priority);
        barCallsBySymbol.merge(symbol, 1, Integer::sum);
        pass(symbol);
        return bars.get();
    }

    private void pass(Symbol symbol) {
        try {
            if (gated.test(symbol)) {
                gate.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedUnavailable(FeedUnavailable.Reason.UNREACHABLE, "Stopped.");
        }
    }

    @Override
    public Listings listings() {
        listingCalls.incrementAndGet();
        return new Listings(listings.get(), oddRows);
    }

    @Override
    public List<Instrument> search(String text) {
        searchCalls.incrementAndGet();
        return found;
    }
}
