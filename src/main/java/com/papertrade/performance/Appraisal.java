package com.papertrade.performance;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one portfolio is worth by one reading of the market. Equity goes by the last known prices, of
 * whatever session; the daily change goes by its session's prices alone.
 */
final class Appraisal {

    private static final Comparator<PositionValue> LARGEST_FIRST = comparing(
                    (PositionValue value) -> value.marketValue().orElse(Money.ZERO_USD), reverseOrder())
            .thenComparing(value -> value.position().symbol());

    private final PortfolioSnapshot snapshot;
    private final MarketReading market;
    private final Map<Symbol, Instrument> instruments;
    private final SessionActivity activity;

    Appraisal(PortfolioSnapshot snapshot, MarketReading market, Map<Symbol, Instrument> instruments) {
        this.snapshot = snapshot;
        this.market = market;
        this.instruments = instruments;
        this.activity = new SessionActivity(snapshot, market.sessions());
    }

    PortfolioValuation valuation() {
        var portfolio = snapshot.portfolio();
        var equity = equity();
        var dailyChange = new DailyChangeCalculation(activity, market).change();
        return new PortfolioValuation(
                portfolio,
                market.asOf(),
                equity,
                unpriced(),
                equity.map(worth -> Gain.over(portfolio.deposited(), worth.minus(portfolio.deposited()))),
                dailyChange,
                positionValues(equity, dailyChange),
                snapshot.receivables());
    }

    private Optional<Money> equity() {
        if (!unpriced().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(snapshot.positions().stream()
                .flatMap(position -> marketValue(position).stream())
                .reduce(snapshot.portfolio().cash().plus(receivable()), Money::plus));
    }

    private Money receivable() {
        return snapshot.receivables().stream().map(Receivable::amount).reduce(Money.ZERO_USD, Money::plus);
    }

    private List<Symbol> unpriced() {
        return snapshot.positions().stream()
                .map(Position::symbol)
                .filter(symbol -> market.quote(symbol).isEmpty())
                .sorted()
                .toList();
    }

    private List<PositionValue> positionValues(Optional<Money> equity, DailyChange dailyChange) {
        var changes = dailyChange.positions().stream().collect(toMap(PositionChange::symbol, identity()));
        return snapshot.positions().stream()
                .map(position -> valueOf(position, equity, Optional.ofNullable(changes.get(position.symbol()))))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private PositionValue valueOf(Position position, Optional<Money> equity, Optional<PositionChange> change) {
        var marketValue = marketValue(position);
        return new PositionValue(
                position,
                nameOf(position.symbol()),
                market.quote(position.symbol()),
                marketValue,
                equity.flatMap(whole -> marketValue.flatMap(part -> Percent.of(part, whole))),
                marketValue.map(value -> Gain.over(position.cost(), value.minus(position.cost()))),
                change);
    }

    private Optional<Money> marketValue(Position position) {
        return market.quote(position.symbol()).map(quote -> quote.last().times(heldBy(quote)));
    }

    /** The shares held, as counted in the quote's session: a quote before a split knows nothing of it. */
    private Quantity heldBy(Quote quote) {
        return activity.heldNow(quote.symbol(), quote.session());
    }

    private String nameOf(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol))
                .map(Instrument::name)
                .orElse(symbol.value());
    }
}
