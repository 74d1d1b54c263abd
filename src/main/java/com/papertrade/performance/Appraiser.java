package com.papertrade.performance;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the market about everything in some portfolios, once, and says what each of them is worth. */
final class Appraiser {

    /** Tells those of the symbols that are known; {@code Instruments} does. */
    @FunctionalInterface
    interface InstrumentLookup {
        Map<Symbol, Instrument> find(Collection<Symbol> symbols);
    }

    private final MarketData market;
    private final InstrumentLookup instruments;

    Appraiser(MarketData market, InstrumentLookup instruments) {
        this.market = market;
        this.instruments = instruments;
    }

    /** Which sessions a portfolio's snapshot has to tell apart. */
    ComparedSessions sessions() {
        return ComparedSessions.of(market);
    }

    /** @param snapshots with the entries since the previous of the sessions has closed */
    List<PortfolioValuation> appraise(List<PortfolioSnapshot> snapshots, ComparedSessions sessions) {
        var symbols = symbolsIn(snapshots);
        var reading = MarketReading.of(market, sessions, symbols);
        var known = instruments.find(symbols);
        return snapshots.stream()
                .map(snapshot -> new Appraisal(snapshot, reading, known).valuation())
                .toList();
    }

    private static Set<Symbol> symbolsIn(List<PortfolioSnapshot> snapshots) {
        return snapshots.stream().flatMap(Appraiser::symbolsIn).collect(toUnmodifiableSet());
    }

    private static Stream<Symbol> symbolsIn(PortfolioSnapshot snapshot) {
        var held = snapshot.positions().stream().map(Position::symbol);
        var traded = snapshot.entriesSince().stream().flatMap(written -> written.entry().instrument().stream());
        return Stream.concat(held, traded);
    }
}
