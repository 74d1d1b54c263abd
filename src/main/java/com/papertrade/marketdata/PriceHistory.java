package com.papertrade.marketdata;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The sessions known of one instrument.
 *
 * @param bars oldest first, at most one a session
 */
public record PriceHistory(Symbol symbol, PriceSource source, List<PriceBar> bars) {

    /** What is worth less shows as this: a price is never nothing. */
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(Price.MAX_DECIMALS);

    /** @throws IllegalArgumentException if the bars are not in the order of their sessions */
    public PriceHistory {
        bars = List.copyOf(bars);
        for (int i = 1; i < bars.size(); i++) {
            if (!bars.get(i - 1).session().isBefore(bars.get(i).session())) {
                throw new IllegalArgumentException("Bars of %s out of order at %s"
                        .formatted(symbol, bars.get(i).session()));
            }
        }
    }

    /**
     * The same sessions as their shares are counted after the splits, so that a chart shows no cliff where nothing was
     * lost: 499.23 before a 4-for-1 split is 124.8075. For the eye: prices are rounded to the sixth decimal, and nothing
     * is traded at them.
     */
    public PriceHistory adjustedFor(List<SplitNotice> splits) {
        return new PriceHistory(
                symbol, source, bars.stream().map(bar -> adjusted(bar, splits)).toList());
    }

    /** A price of that session in shares as they are counted after the splits; rounded as {@link #adjustedFor} has it. */
    public static Price adjusted(Price price, LocalDate session, List<SplitNotice> splits) {
        var factor = factorAfter(session, splits);
        return factor.compareTo(BigDecimal.ONE) == 0 ? price : divided(price, factor);
    }

    private static BigDecimal factorAfter(LocalDate session, List<SplitNotice> splits) {
        return splits.stream()
                .filter(split -> split.effectiveOn().isAfter(session))
                .map(split -> split.ratio().factor())
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static PriceBar adjusted(PriceBar bar, List<SplitNotice> splits) {
        var factor = factorAfter(bar.session(), splits);
        return factor.compareTo(BigDecimal.ONE) == 0
                ? bar
                : new PriceBar(
                        bar.session(),
                        divided(bar.open(), factor),
                        divided(bar.high(), factor),
                        divided(bar.low(), factor),
                        divided(bar.close(), factor),
                        BigDecimal.valueOf(bar.volume())
                                .multiply(factor)
                                .setScale(0, RoundingMode.HALF_EVEN)
                                .longValueExact());
    }

    private static Price divided(Price price, BigDecimal factor) {
        var rounded = price.perShare().divide(factor, Price.MAX_DECIMALS, RoundingMode.HALF_EVEN);
        return new Price(rounded.max(SMALLEST), price.currency());
    }

    /**
     * The same history in fewer bars: one for all sessions of a week, a month or any other stretch. Each bears the day of
     * its first session.
     *
     * @param stretch which stretch a session belongs to, later ones greater
     */
    public PriceHistory grouped(Function<LocalDate, LocalDate> stretch) {
        var groups = bars.stream()
                .collect(groupingBy(bar -> stretch.apply(bar.session()), TreeMap::new, reducing(PriceHistory::joined)));
        return new PriceHistory(
                symbol,
                source,
                groups.values().stream().flatMap(Optional::stream).toList());
    }

    private static PriceBar joined(PriceBar first, PriceBar next) {
        return new PriceBar(
                first.session(),
                first.open(),
                first.high().compareTo(next.high()) >= 0 ? first.high() : next.high(),
                first.low().compareTo(next.low()) <= 0 ? first.low() : next.low(),
                next.close(),
                Math.addExact(first.volume(), next.volume()));
    }

    /** The sessions from that day on. */
    public PriceHistory from(LocalDate first) {
        return new PriceHistory(
                symbol,
                source,
                bars.stream().filter(bar -> !bar.session().isBefore(first)).toList());
    }

    public Optional<Price> closeOf(LocalDate session) {
        return bars.stream()
                .filter(bar -> bar.session().equals(session))
                .findFirst()
                .map(PriceBar::close);
    }
}
