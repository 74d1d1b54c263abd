package com.papertrade.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Concern;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import com.papertrade.money.Price;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The market of a provider whose calls are few: what is known answers at once, from the cache or the
 * database, and only a session that is over and not known yet is asked for.
 */
class TieredMarketData implements MarketData, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TieredMarketData.class);

    static final Duration NOTHING_FOUND = Duration.ofDays(1);

    private static final long TEXTS_REMEMBERED = 10_000;

    private final MarketDataProvider provider;
    private final MarketClock clock;
    private final KnownPrices known;
    private final Refresher refresher;
    private final Demand demand;
    private final Instruments instruments;
    private final KnownActions actions;

    /** Texts that the provider found nothing for: a page that is loaded again does not ask again. */
    private final Cache<String, Boolean> foundNothing;

    TieredMarketData(
            MarketDataProvider provider,
            MarketClock clock,
            KnownPrices known,
            Refresher refresher,
            Demand demand,
            Instruments instruments,
            KnownActions actions) {
        this.provider = provider;
        this.clock = clock;
        this.known = known;
        this.refresher = refresher;
        this.demand = demand;
        this.instruments = instruments;
        this.actions = actions;
        this.foundNothing = Caffeine.newBuilder()
                .maximumSize(TEXTS_REMEMBERED)
                .expireAfterWrite(NOTHING_FOUND)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
                .build();
    }

    @Override
    public PriceSource source() {
        return provider.source();
    }

    @Override
    public Granularity granularity() {
        return provider.granularity();
    }

    @Override
    public MarketClock clock() {
        return clock;
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        var quotes = known.quotes(symbols);
        viewed(symbols.stream()
                .filter(symbol -> !known.isFresh(Optional.ofNullable(quotes.get(symbol))))
                .collect(Collectors.toSet()));
        return quotes;
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        var closes = known.closes(symbols, session);
        var missing = new HashSet<>(symbols);
        missing.removeAll(closes.keySet());
        if (!missing.isEmpty() && !session.isAfter(clock.latestCompleted().date())) {
            viewed(known.withoutLatestBar(missing));
        }
        return closes;
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        viewed(known.withoutLatestBar(List.of(symbol)));
        return known.history(symbol, from);
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        return actions.between(symbol, from, to);
    }

    /** What is known is answered though the database cannot say whether more is to be asked for. */
    private void viewed(Set<Symbol> symbols) {
        try {
            askForWhatIsMissing(symbols);
        } catch (DataAccessException | TransactionException down) {
            LOG.warn("Nobody is asked about {}, because the database does not answer: {}", symbols, down.toString());
        }
    }

    /**
     * Somebody looks at symbols that something is missing of. What matters to somebody is asked for by
     * the planner, when it is there; what nothing is known of, at once.
     */
    private void askForWhatIsMissing(Set<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return;
        }
        var neverTold = known.neverTold(symbols);
        var unplanned = new HashMap<Symbol, CallPriority>();
        for (var symbol : symbols) {
            var wanted = demand.of(symbol);
            if (wanted.isEmpty() || neverTold.contains(symbol)) {
                unplanned.put(symbol, wanted.orElse(CallPriority.BROWSING));
            }
        }
        refresher.refreshViewed(unplanned, neverTold);
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        var quote = known.quote(symbol);
        return known.isCurrent(quote)
                ? new QuoteAnswer.Current(quote.orElseThrow())
                : answer(symbol, fetched(symbol, priority(symbol, purpose), atMost));
    }

    private CallPriority priority(Symbol symbol, CallPriority purpose) {
        return purpose == CallPriority.ORDER
                ? purpose
                : demand.of(symbol)
                        .filter(wanted -> wanted.compareTo(purpose) < 0)
                        .orElse(purpose);
    }

    /** Waits no longer than that, for another instance's answer, too; what comes later is kept all the same. */
    private FetchOutcome fetched(Symbol symbol, CallPriority priority, Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                var outcome = refresher.refresh(symbol, priority).get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!isAskedElsewhere(outcome) || System.nanoTime() + Refresher.GLANCE.toNanos() >= until) {
                    return outcome;
                }
                Thread.sleep(Refresher.GLANCE);
            }
        } catch (TimeoutException late) {
            return failed("The market-data provider did not answer within %s.".formatted(inWords(atMost)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("PaperTrade is being stopped.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isAskedElsewhere(FetchOutcome outcome) {
        return outcome instanceof Failed failed && failed.concern() == Concern.ELSEWHERE;
    }

    private QuoteAnswer answer(Symbol symbol, FetchOutcome outcome) {
        var quote = known.quote(symbol);
        if (known.isCurrent(quote)) {
            return new QuoteAnswer.Current(quote.orElseThrow());
        }
        return switch (outcome) {
            case UpToDate _, NotYet _ -> new QuoteAnswer.NotCurrent(quote, notYet(symbol));
            case Failed failed -> new QuoteAnswer.NotCurrent(quote, failed.sentence());
            case NoSuchSymbol _ ->
                quote.isEmpty() && instruments.find(symbol).isEmpty()
                        ? new QuoteAnswer.Unknown()
                        : new QuoteAnswer.NotCurrent(
                                quote, "%s has no price of %s.".formatted(source().label(), symbol));
        };
    }

    private String notYet(Symbol symbol) {
        var day = Moments.day(clock.latestCompleted().date());
        return "%s does not have %s's close of %s yet.".formatted(source().label(), day, symbol);
    }

    private static Failed failed(String sentence) {
        return Failed.about(sentence);
    }

    private static String inWords(Duration duration) {
        var seconds = duration.toSeconds();
        return seconds == 1 ? "1 second" : seconds > 1 ? seconds + " seconds" : "a second";
    }

    @Override
    public List<Instrument> searchProvider(String text) {
        var sought = text.strip().toLowerCase(Locale.ROOT);
        if (foundNothing.getIfPresent(sought) != null) {
            return List.of();
        }
        var found = provider.search(text);
        if (found.isEmpty()) {
            foundNothing.put(sought, true);
        }
        instruments.saveUnknown(found);
        return found;
    }

    void awaitRefreshes() {
        refresher.awaitLandings();
    }

    @Override
    public void close() {
        refresher.close();
    }
}
