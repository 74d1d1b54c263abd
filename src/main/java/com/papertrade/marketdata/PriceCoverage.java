package com.papertrade.marketdata;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Coverage.Gap;
import com.papertrade.marketdata.PriceBarExtents.Extent;
import com.papertrade.marketdata.PriceBarExtents.Hole;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Which sessions are known of which instrument, and which are missing between them. Two questions to the
 * database, however many instruments: how many sessions there are and, only of those that have fewer
 * than the calendar, where they are missing.
 */
@Service
public class PriceCoverage {

    private final PriceBarExtents bars;
    private final PriceSource source;
    private final Demand demand;
    private final MarketClock market;

    PriceCoverage(PriceBarExtents bars, MarketDataProvider provider, Demand demand, Clock clock) {
        this.bars = bars;
        this.demand = demand;
        this.source = provider.source();
        this.market = new MarketClock(provider.calendar(), clock);
    }

    /** Of everything of which a session is known or that somebody holds, by symbol. */
    public List<Coverage> all() {
        return withoutOmission(demand.now().keySet(), coverages(bars.all(source)));
    }

    /** Of each of the symbols, by symbol. */
    public List<Coverage> of(Collection<Symbol> symbols) {
        return withoutOmission(symbols, coverages(bars.of(source, symbols)));
    }

    private static List<Coverage> withoutOmission(Collection<Symbol> symbols, List<Coverage> known) {
        var all = new TreeMap<Symbol, Coverage>();
        symbols.forEach(symbol -> all.put(symbol, Coverage.none(symbol)));
        known.forEach(coverage -> all.put(coverage.symbol(), coverage));
        return List.copyOf(all.values());
    }

    private List<Coverage> coverages(List<Extent> extents) {
        if (extents.isEmpty()) {
            return List.of();
        }
        var calendar = calendarOf(extents);
        var gaps = gapsIn(extents, calendar);
        return extents.stream()
                .map(extent -> coverage(extent, calendar, gaps.getOrDefault(extent.symbol(), List.of())))
                .toList();
    }

    private SessionDates calendarOf(List<Extent> extents) {
        var first = Collections.min(extents.stream().map(Extent::first).toList());
        var last = Collections.max(extents.stream().map(Extent::last).toList());
        return SessionDates.between(
                first,
                Collections.max(List.of(last, ClosingPrice.latestFinal(market).date())),
                market.calendar());
    }

    private Map<Symbol, List<Gap>> gapsIn(List<Extent> extents, SessionDates calendar) {
        var incomplete = extents.stream()
                .filter(extent -> extent.sessions() < calendar.count(extent.first(), extent.last()))
                .map(Extent::symbol)
                .toList();
        return incomplete.isEmpty()
                ? Map.of()
                : bars.holes(source, incomplete, calendar.dates()).stream()
                        .collect(groupingBy(
                                Hole::symbol,
                                mapping(hole -> calendar.gapBetween(hole.after(), hole.before()), toList())));
    }

    private Coverage coverage(Extent extent, SessionDates calendar, List<Gap> gaps) {
        return new Coverage(
                extent.symbol(),
                Optional.of(extent.first()),
                Optional.of(extent.last()),
                extent.sessions(),
                extent.imported(),
                Math.max(
                        0,
                        calendar.count(
                                        extent.last(),
                                        ClosingPrice.latestFinal(market).date())
                                - 1),
                Optional.of(extent.lastStored()),
                gaps);
    }
}
