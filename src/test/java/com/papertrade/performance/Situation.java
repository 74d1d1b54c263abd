package com.papertrade.performance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account in a market at a time of New York, and what it is worth there. */
final class Situation {

    private static final TradingCalendar NYSE = new NyseCalendar();

    final FakeMarket market;
    final Account account = new Account();

    private Situation(TradingCalendar calendar, Granularity granularity) {
        this.market = new FakeMarket(calendar, granularity);
    }

    /** Prices move while the exchange is open. */
    static Situation intraday() {
        return new Situation(NYSE, Granularity.INTRADAY);
    }

    /** There is one price a session, after its close. */
    static Situation endOfDay() {
        return new Situation(NYSE, Granularity.END_OF_DAY);
    }

    /** The simulated exchange, which never closes. */
    static Situation aroundTheClock() {
        return new Situation(new ContinuousCalendar(), Granularity.INTRADAY);
    }

    Situation at(String newYorkTime) {
        market.now = Account.newYork(newYorkTime);
        return this;
    }

    Situation closed(String symbol, String session, String price) {
        market.learnClose(new Symbol(symbol), LocalDate.parse(session), Price.usd(price));
        return this;
    }

    Situation quoted(String symbol, String session, String price) {
        return quoted(symbol, session, price, Optional.empty(), lastMomentOf(session));
    }

    Situation quoted(String symbol, String session, String price, String previousClose) {
        return quoted(symbol, session, price, Optional.of(Price.usd(previousClose)), lastMomentOf(session));
    }

    /** A price from while the session went on, though it may be over by now. */
    Situation quotedBeforeTheClose(String symbol, String session, String price) {
        return quoted(
                symbol,
                session,
                price,
                Optional.empty(),
                session(session).close().minusSeconds(1));
    }

    private Instant lastMomentOf(String session) {
        return session(session).isOverAt(market.now)
                ? session(session).close()
                : session(session).open();
    }

    private TradingSession session(String date) {
        return market.clock().calendar().session(LocalDate.parse(date)).orElseThrow();
    }

    private Situation quoted(
            String symbol, String session, String price, Optional<Price> previousClose, Instant observed) {
        market.learnQuote(new Quote(
                new Symbol(symbol),
                Price.usd(price),
                previousClose,
                LocalDate.parse(session),
                observed,
                observed,
                market.source()));
        return this;
    }

    PortfolioValuation valuation() {
        var appraiser = new Appraiser(market, Situation::listed);
        var sessions = appraiser.sessions();
        return appraiser
                .appraise(List.of(account.since(sessions.previousClose())), sessions)
                .getFirst();
    }

    DailyChange.Known change() {
        var change = valuation().dailyChange();
        assertThat(change).isInstanceOf(DailyChange.Known.class);
        var known = (DailyChange.Known) change;
        assertThat(sumOfParts(known)).isEqualTo(known.gain().amount());
        return known;
    }

    DailyChange.Waiting waiting() {
        var change = valuation().dailyChange();
        assertThat(change).isInstanceOf(DailyChange.Waiting.class);
        return (DailyChange.Waiting) change;
    }

    private static Money sumOfParts(DailyChange.Known known) {
        return known.positions().stream()
                .map(position -> position.gain().amount())
                .reduce(known.fees().negated(), Money::plus);
    }

    /** Every company is called after its symbol; NONAME is in no listing. */
    static Map<Symbol, Instrument> listed(Collection<Symbol> symbols) {
        return symbols.stream()
                .filter(symbol -> !symbol.value().equals("NONAME"))
                .map(symbol -> new Instrument(symbol, symbol + " Inc", "NYSE", InstrumentType.STOCK, "USD", true))
                .collect(toMap(Instrument::symbol, identity()));
    }
}
