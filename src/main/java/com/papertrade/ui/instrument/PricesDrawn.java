package com.papertrade.ui.instrument;

import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.Fill;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Side;
import com.papertrade.ui.chart.ChartTable;
import com.papertrade.ui.chart.PriceChart.Event;
import com.papertrade.ui.chart.PriceChart.Latest;
import com.papertrade.ui.chart.PriceChart.Level;
import com.papertrade.ui.chart.PriceChart.Mark;
import com.papertrade.ui.chart.PriceChart.Prices;
import com.papertrade.ui.component.DayForm;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.component.SideWords;
import com.papertrade.ui.instrument.PriceRange.Stretch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is drawn of a reading: all of it as shares are counted today, so that a split is no cliff. */
final class PricesDrawn {

    private final InstrumentReading reading;
    private final PriceRange range;
    private final PriceStyle style;
    private final PriceHistory sessions;
    private final Stretch stretch;
    private final PriceHistory bars;

    PricesDrawn(InstrumentReading reading, PriceRange range, PriceStyle style) {
        this.reading = reading;
        this.range = range;
        this.style = style;
        this.sessions = reading.history().from(range.from(reading.today()));
        this.stretch = PriceRange.stretchFor(sessions);
        this.bars = stretch == Stretch.SESSION ? sessions : sessions.grouped(stretch::of);
    }

    boolean isEmpty() {
        return sessions.bars().isEmpty();
    }

    Stretch stretch() {
        return stretch;
    }

    /** Whether a split lies within what is shown. */
    boolean isAdjusted() {
        return reading.splits().stream()
                .anyMatch(split ->
                        split.effectiveOn().isAfter(sessions.bars().getFirst().session()));
    }

    PriceHistory bars() {
        return bars;
    }

    Prices model(List<PositionValue> held) {
        var days = days();
        return new Prices(
                "%s %s".formatted(reading.instrument().symbol(), range.label()),
                style.nameInAddress(),
                stretch.prefix(),
                barsWithToday(),
                fills(days),
                levels(held).filter(this::isNear).toList(),
                events(days),
                reading.quote().map(quote -> quote.last().perShare()).orElse(null),
                direction().className());
    }

    static Latest latest(Quote quote, Optional<Price> closeBefore) {
        return new Latest(
                quote.last().perShare(),
                closeBefore
                        .map(close -> Direction.of(quote.last(), close))
                        .orElse(Direction.UNCHANGED)
                        .className());
    }

    private Direction direction() {
        return reading.quote()
                .flatMap(quote -> reading.previousClose().map(close -> Direction.of(quote.last(), close)))
                .orElse(Direction.UNCHANGED);
    }

    private List<List<Object>> barsWithToday() {
        var drawn = new ArrayList<>(bars.bars().stream().map(PricesDrawn::bar).toList());
        underWay().map(day -> List.<Object>of(day.toString())).ifPresent(drawn::add);
        return drawn;
    }

    /** A session of which only the last price is known has a place, and no bar. */
    private Optional<LocalDate> underWay() {
        return reading.quote()
                .map(Quote::session)
                .filter(session -> sessions.bars().getLast().session().isBefore(session))
                .filter(session -> bars.bars().getLast().session().isBefore(stretch.of(session)));
    }

    private static List<Object> bar(PriceBar bar) {
        return List.of(
                bar.session().toString(),
                bar.open().perShare(),
                bar.high().perShare(),
                bar.low().perShare(),
                bar.close().perShare(),
                bar.volume());
    }

    private TreeSet<LocalDate> days() {
        var days = bars.bars().stream().map(PriceBar::session).collect(Collectors.toCollection(TreeSet::new));
        underWay().ifPresent(days::add);
        return days;
    }

    /** The bar that a day is in, if one is shown. */
    private static Optional<String> barOf(LocalDate day, TreeSet<LocalDate> days) {
        return Optional.ofNullable(days.floor(day)).map(LocalDate::toString);
    }

    private List<Mark> fills(TreeSet<LocalDate> days) {
        return reading.fills().reversed().stream()
                .flatMap(order -> order.fill().flatMap(fill -> mark(order, fill, days)).stream())
                .toList();
    }

    private Optional<Mark> mark(Order order, Fill fill, TreeSet<LocalDate> days) {
        var price = PriceHistory.adjusted(fill.price(), fill.priceSession(), reading.splits());
        var side = order.side() == Side.BUY ? "buy" : "sell";
        return barOf(fill.priceSession(), days)
                .map(day -> new Mark(
                        day,
                        side,
                        price.perShare(),
                        "%s %s\n%s%s"
                                .formatted(
                                        side,
                                        Figures.quantity(fill.quantity()),
                                        Figures.price(fill.price()),
                                        price.equals(fill.price()) ? "" : " as traded")));
    }

    /** In a sentence, the levels that are not drawn, as the bars would be squeezed to a line by them; empty if none. */
    String beyond(List<PositionValue> held) {
        var far = levels(held)
                .filter(level -> !isNear(level))
                .map(Level::text)
                .distinct()
                .toList();
        return far.isEmpty() ? "" : "Too far away to be drawn: %s.".formatted(String.join("; ", far));
    }

    private boolean isNear(Level level) {
        return reading.extremesOf(bars)
                .filter(extremes -> extremes.areNear(level.value()))
                .isPresent();
    }

    private Stream<Level> levels(List<PositionValue> held) {
        return Stream.concat(
                reading.waiting().stream().flatMap(order -> levelOf(order).stream()),
                held.stream()
                        .map(PositionValue::position)
                        .flatMap(position -> averageCost(position, held.size() > 1).stream()));
    }

    private static Optional<Level> levelOf(Order order) {
        return priceOf(order.type())
                .map(price -> new Level(
                        price.perShare(),
                        "order",
                        "open %s %s · %s"
                                .formatted(
                                        SideWords.verb(order.side()).toLowerCase(Locale.ROOT),
                                        OrderWords.size(order.size()),
                                        Figures.price(price))));
    }

    private static Optional<Price> priceOf(OrderType type) {
        return type.limitPrice().or(type::stopPrice);
    }

    private static Optional<Level> averageCost(Position position, boolean oneOfSeveral) {
        return position.averageCost()
                .map(cost -> new Level(
                        cost.perShare(),
                        "cost",
                        (oneOfSeveral ? "average cost, one of several " : "average cost ")
                                + Figures.averageCost(cost)));
    }

    private List<Event> events(TreeSet<LocalDate> days) {
        var dividends = reading.dividendNotices()
                .filter(dividend -> !dividend.exDate().isAfter(reading.today()))
                .flatMap(dividend -> barOf(dividend.exDate(), days)
                        .map(day ->
                                new Event(day, "D", "dividend", Figures.price(dividend.amountPerShare()) + " a share"))
                        .stream());
        var splits = reading.splits().stream()
                .flatMap(split -> barOf(split.effectiveOn(), days)
                        .map(day -> new Event(day, "S", "split", Figures.forOne(split.ratio())))
                        .stream());
        return Stream.concat(dividends, splits).toList();
    }

    String words() {
        var first = bars.bars().getFirst();
        var last = bars.bars().getLast();
        var own = reading.fills().isEmpty()
                ? ""
                : " Your fills: %d; they are listed on this page."
                        .formatted(reading.fills().size());
        return "Prices of %s, one bar a %s: %s on %s, %s on %s; lowest %s, highest %s.%s"
                .formatted(
                        reading.instrument().name(),
                        stretch.label(),
                        Figures.price(first.open()),
                        Moments.dayAndYear(first.session()),
                        Figures.price(last.close()),
                        Moments.dayAndYear(last.session()),
                        Figures.price(bars.bars().stream()
                                .map(PriceBar::low)
                                .min(Price::compareTo)
                                .orElseThrow()),
                        Figures.price(bars.bars().stream()
                                .map(PriceBar::high)
                                .max(Price::compareTo)
                                .orElseThrow()),
                        own);
    }

    /** What is drawn, newest first: day, open, high, low, close and volume. No more rows than that, and how many that leaves out. */
    ChartTable.Figures figures(int most) {
        var rows = bars.bars().reversed().stream()
                .limit(most)
                .map(bar -> List.of(
                        DayForm.write(bar.session()),
                        Figures.price(bar.open()),
                        Figures.price(bar.high()),
                        Figures.price(bar.low()),
                        Figures.price(bar.close()),
                        Figures.count(bar.volume())))
                .toList();
        var all = bars.bars().size();
        return rows.size() == all
                ? ChartTable.Figures.all(rows)
                : new ChartTable.Figures(
                        rows,
                        "The latest %d of %d; a shorter range shows each. Your fills and the dividends are listed on this page."
                                .formatted(most, all));
    }
}
