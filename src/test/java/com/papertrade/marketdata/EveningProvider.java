package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** A metered provider that has each session some time after its close, and remembers what it was asked. */
final class EveningProvider implements MarketDataProvider {

    private static final int BARS = 3;

    private final NyseCalendar calendar = new NyseCalendar();
    private final CallBudget budget;
    private final Clock clock;
    private final List<Call> calls;

    /** How long after the close a session is there. */
    volatile Duration delay = Duration.ZERO;

    volatile Optional<FeedUnavailable> failure = Optional.empty();

    /** What never has the latest session. */
    volatile Predicate<Symbol> halted = _ -> false;

    volatile CountDownLatch gate = new CountDownLatch(0);

    record Call(Symbol symbol, Instant at, CallPriority priority) {}

    EveningProvider(CallBudget budget, Clock clock) {
        this(budget, clock, new CopyOnWriteArrayList<>());
    }

    private EveningProvider(CallBudget budget, Clock clock, List<Call> calls) {
        this.budget = budget;
        this.clock = clock;
        this.calls = calls;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> callsOf(Symbol symbol) {
        return calls.stream().filter(call -> call.symbol().equals(symbol)).toList();
    }

    @Override
    public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
        spend(symbol, priority);
        var latest = calendar.latestCompleted(clock.instant().minus(delay)).date();
        var last = halted.test(symbol) ? calendar.lastBefore(latest).date() : latest;
        var bars = new CopyOnWriteArrayList<PriceBar>();
        for (var day = last; bars.size() < BARS; day = calendar.lastBefore(day).date()) {
            bars.addFirst(bar(day));
        }
        return Optional.of(new PriceHistory(symbol, source(), List.copyOf(bars)));
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, CallPriority priority) {
        spend(symbol, priority);
        return Optional.empty();
    }

    private void spend(Symbol symbol, CallPriority priority) {
        budget.spend(priority);
        calls.add(new Call(symbol, clock.instant(), priority));
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedUnavailable(FeedUnavailable.Reason.UNREACHABLE, "Stopped.");
        }
        failure.ifPresent(unavailable -> {
            throw unavailable;
        });
    }

    private static PriceBar bar(LocalDate session) {
        return new PriceBar(session, usd("100"), usd("100"), usd("100"), usd("100"), 1_000);
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
        return calendar;
    }

    @Override
    public boolean metered() {
        return true;
    }

    @Override
    public Listings listings() {
        return Listings.of(List.of());
    }

    @Override
    public List<Instrument> search(String text) {
        return List.of();
    }
}
