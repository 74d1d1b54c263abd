package com.papertrade.marketdata.simulated;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.money.Price;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Ten years of the market that everybody sees who sets no seed, as its readers see it. */
final class ReadMarket {

    static final long SEED = 1792;
    static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    final SimulatedProvider provider = at(Instant.parse("2026-01-01T12:00:00Z"));
    final List<SimulatedCompany> listed = SimulatedCompany.all();
    private final Map<Symbol, List<PriceBar>> bars = new HashMap<>();
    private final Map<Symbol, double[]> moves = new HashMap<>();

    static SimulatedProvider at(Instant now) {
        return new SimulatedProvider(new ContinuousCalendar(), Clock.fixed(now, ZoneOffset.UTC), SEED);
    }

    List<Symbol> symbols() {
        return provider.listings().instruments().stream()
                .map(Instrument::symbol)
                .toList();
    }

    List<PriceBar> bars(Symbol symbol) {
        return bars.computeIfAbsent(
                symbol, sought -> provider.history(sought, FIRST).orElseThrow().bars());
    }

    List<CorporateActionNotice> actions(Symbol symbol) {
        return provider.corporateActions(symbol, FIRST, LAST);
    }

    /** What an owner made of it from close to close, as logarithms: splits and dividends reckoned with. */
    double[] moves(Symbol symbol) {
        return moves.computeIfAbsent(symbol, this::movesRead);
    }

    private double[] movesRead(Symbol symbol) {
        var known = bars(symbol);
        var moves = new double[known.size() - 1];
        for (var i = 0; i < moves.length; i++) {
            moves[i] = Math.log(close(known.get(i + 1)) / close(known.get(i)));
        }
        for (var action : actions(symbol)) {
            var day = (int) (action.effectiveOn().toEpochDay() - FIRST.toEpochDay());
            if (day > 0) {
                moves[day - 1] += madeUp(action, close(known.get(day - 1)));
            }
        }
        return moves;
    }

    private static double madeUp(CorporateActionNotice action, double closeBefore) {
        return switch (action) {
            case SplitNotice split -> Math.log(split.ratio().factor().doubleValue());
            case DividendNotice dividend -> -Math.log(1 - dollars(dividend.amountPerShare()) / closeBefore);
        };
    }

    static double close(PriceBar bar) {
        return dollars(bar.close());
    }

    static double dollars(Price price) {
        return price.perShare().doubleValue();
    }

    /** Of the moves of a day, what they come to in a year of as many days as the simulated one. */
    static double yearlyVolatility(double[] moves) {
        return Math.sqrt(covariance(moves, moves) * 365);
    }

    static double correlation(double[] one, double[] other) {
        return covariance(one, other) / Math.sqrt(covariance(one, one) * covariance(other, other));
    }

    static double covariance(double[] one, double[] other) {
        var meanOfOne = mean(one);
        var meanOfOther = mean(other);
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
        }
        return sum / one.length;
    }

    static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }
}
