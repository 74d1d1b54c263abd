package com.papertrade.marketdata.simulated;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.Listings;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.UnmeteredProvider;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A deterministic market that is always open. Its past never changes: what a session was follows
 * from the seed, the symbol and the date, and what the price is now follows from these and the
 * time, so that every instance of the application, and every start of it, sees the same market.
 */
public class SimulatedProvider implements UnmeteredProvider {

    private static final int YEARS_OF_HISTORY = 10;

    private final ContinuousCalendar calendar;
    private final Clock clock;
    private final List<Instrument> listings;
    private final Map<Symbol, SimulatedStock> stocks;

    /** @param seed another seed is another market, with the same companies */
    public SimulatedProvider(ContinuousCalendar calendar, Clock clock, long seed) {
        this.calendar = calendar;
        this.clock = clock;
        var listed = SimulatedCompany.all();
        this.listings = listed.stream().map(SimulatedCompany::instrument).toList();
        this.stocks = SimulatedExchange.open(listed, seed).stream()
                .collect(toUnmodifiableMap(SimulatedStock::symbol, identity()));
    }

    @Override
    public PriceSource source() {
        return PriceSource.SIMULATED;
    }

    @Override
    public Granularity granularity() {
        return Granularity.INTRADAY;
    }

    @Override
    public TradingCalendar calendar() {
        return calendar;
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, CallPriority priority) {
        var now = clock.instant();
        var session = calendar.latestStarted(now);
        return stock(symbol).filter(_ -> exists(session.date())).map(stock -> quote(stock, session, now));
    }

    private Quote quote(SimulatedStock stock, TradingSession session, Instant now) {
        var previous = calendar.lastBefore(session.date()).date();
        var ticks = stock.tempo().ticksIn(Duration.between(session.open(), session.close()));
        var tick = stock.tempo().latestAt(Duration.between(session.open(), now), ticks);
        return new Quote(
                stock.symbol(),
                stock.today(session.date()).priceAt(tick, ticks),
                Optional.of(Price.usd(BigDecimal.valueOf(stock.close(previous), 2))),
                session.date(),
                session.open().plusMillis(stock.tempo().timeOf(tick)),
                now,
                source());
    }

    @Override
    public Optional<PriceBar> bar(Symbol symbol, LocalDate session) {
        var complete = !session.isAfter(latestCompleted());
        return stock(symbol)
                .filter(_ ->
                        complete && exists(session) && calendar.session(session).isPresent())
                .map(stock -> bar(stock, session));
    }

    @Override
    public Optional<PriceHistory> history(Symbol symbol, LocalDate from) {
        var until = latestCompleted();
        return stock(symbol)
                .map(stock -> new PriceHistory(
                        symbol,
                        source(),
                        firstOf(from, until)
                                .datesUntil(until.plusDays(1))
                                .filter(date -> calendar.session(date).isPresent())
                                .map(date -> bar(stock, date))
                                .toList()));
    }

    /** The history's first day: as asked, within the market's existence, and not after its end. */
    private static LocalDate firstOf(LocalDate from, LocalDate until) {
        var first = from.isAfter(SimulatedStock.FIRST_DAY) ? from : SimulatedStock.FIRST_DAY.plusDays(1);
        return first.isAfter(until) ? until.plusDays(1) : first;
    }

    /** Ten years. */
    @Override
    public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
        return history(symbol, latestCompleted().minusYears(YEARS_OF_HISTORY));
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        var today = calendar.latestStarted(clock.instant()).date();
        return stock(symbol).filter(_ -> exists(today)).stream()
                .flatMap(stock -> stock.actions(from, to, today))
                .toList();
    }

    /** As far as a year ahead, and as its board has decided by now. */
    @Override
    public List<ReportedAction> corporateActions(Symbol symbol, ReportedAction.Kind kind, CallPriority priority) {
        var today = calendar.latestStarted(clock.instant()).date();
        return corporateActions(symbol, SimulatedStock.FIRST_DAY, today.plusYears(1)).stream()
                .map(ReportedAction::of)
                .filter(action -> action.kind() == kind)
                .toList();
    }

    @Override
    public Listings listings() {
        return Listings.of(listings);
    }

    @Override
    public List<Instrument> search(String text) {
        var sought = text.strip().toLowerCase(Locale.ROOT);
        return listings.stream()
                .filter(instrument -> instrument.name().toLowerCase(Locale.ROOT).contains(sought)
                        || instrument.symbol().value().toLowerCase(Locale.ROOT).startsWith(sought))
                .toList();
    }

    private Optional<SimulatedStock> stock(Symbol symbol) {
        return Optional.ofNullable(stocks.get(symbol));
    }

    private PriceBar bar(SimulatedStock stock, LocalDate session) {
        return stock.session(session).bar(session);
    }

    private static boolean exists(LocalDate session) {
        return session.isAfter(SimulatedStock.FIRST_DAY);
    }

    private LocalDate latestCompleted() {
        return calendar.latestCompleted(clock.instant()).date();
    }
}
