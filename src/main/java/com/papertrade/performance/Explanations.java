package com.papertrade.performance;

import com.papertrade.calendar.DayWords;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Explanation.Derived;
import com.papertrade.performance.Explanation.Figure;
import com.papertrade.performance.Explanation.Part;
import com.papertrade.performance.Explanation.PriceUsed;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Says of each figure on screen what it was worked out of, from the same values the figure came from. */
@Service
public class Explanations {

    private final Portfolios portfolios;
    private final Clock clock;

    Explanations(Portfolios portfolios, Clock clock) {
        this.portfolios = portfolios;
        this.clock = clock;
    }

    /** Empty while a price is missing and there is no equity. */
    public Optional<Explanation> equity(PortfolioValuation valuation) {
        return valuation.equity().map(equity -> {
            var parts = new ArrayList<Part>();
            parts.add(new Part("Cash", "", valuation.portfolio().cash()));
            valuation
                    .receivables()
                    .forEach(owed -> parts.add(new Part(
                            "Dividend of %s, not paid yet".formatted(owed.symbol()), timesRate(owed), owed.amount())));
            valuation
                    .positions()
                    .forEach(value -> parts.add(new Part(
                            value.position().symbol().value(),
                            timesPrice(value),
                            value.marketValue().orElseThrow())));
            return new Explanation(
                    Figure.EQUITY,
                    "Cash, plus dividends that are owed, plus each position at its last known price.",
                    parts,
                    equity,
                    Optional.empty(),
                    valuation.asOf(),
                    pricesOf(valuation));
        });
    }

    /** Empty while a price is missing and there is no daily change. */
    public Optional<Explanation> dailyChange(PortfolioValuation valuation) {
        return valuation.dailyChange() instanceof DailyChange.Known known
                ? Optional.of(dailyChange(valuation, known))
                : Optional.empty();
    }

    private static Explanation dailyChange(PortfolioValuation valuation, DailyChange.Known known) {
        return new Explanation(
                Figure.DAILY_CHANGE,
                "Equity now, plus withdrawals and less deposits since the previous close, less the equity at the"
                        + " previous close. The rate is over that equity plus the deposits.",
                List.of(
                        new Part("Equity now", "", known.equityNow()),
                        new Part("Withdrawn since", "", known.withdrawn()),
                        new Part("Deposited since", "", known.deposited().negated()),
                        new Part(
                                "Equity at the close of %s".formatted(DayWords.dayAndYear(known.previousSession())),
                                "",
                                known.equityAtPreviousClose().negated())),
                known.gain().amount(),
                Optional.of(new Derived.Rate(
                        known.equityAtPreviousClose().plus(known.deposited()),
                        known.gain().rate())),
                valuation.asOf(),
                pricesOf(valuation));
    }

    /** Empty while a price is missing and there is no equity. */
    public Optional<Explanation> totalGain(PortfolioValuation valuation) {
        var deposited = valuation.portfolio().deposited();
        return valuation
                .totalGain()
                .map(gain -> new Explanation(
                        Figure.TOTAL_GAIN,
                        "Equity now, less all deposits, plus all withdrawals. The rate is over deposits less withdrawals.",
                        List.of(
                                new Part("Equity now", "", valuation.equity().orElseThrow()),
                                new Part("Deposited, less withdrawn", "", deposited.negated())),
                        gain.amount(),
                        Optional.of(new Derived.Rate(deposited, gain.rate())),
                        valuation.asOf(),
                        pricesOf(valuation)));
    }

    /** Empty where nothing is held, or the owner has no such portfolio. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Explanation> averageCost(UserId owner, PortfolioId id, Symbol symbol) {
        var position = portfolios.holding(owner, id, symbol).position();
        return position.averageCost()
                .map(average -> averageCost(position, average, portfolios.entriesOf(owner, id, symbol)));
    }

    /** Since the position was last empty: what was bought, less what the sales took in proportion. */
    private Explanation averageCost(Position position, Price average, List<LedgerRecord> oldestFirst) {
        var parts = new ArrayList<Part>();
        for (var record : oldestFirst) {
            costPart(record.entry()).ifPresent(parts::add);
            if (record.positionAfter()
                    .filter(after -> after.quantity().isZero())
                    .isPresent()) {
                parts.clear();
            }
        }
        return new Explanation(
                Figure.AVERAGE_COST,
                "What the shares held have cost: all purchases, less what each sale took in proportion. A split changes"
                        + " how many shares there are, and not what they cost.",
                parts,
                position.cost(),
                Optional.of(new Derived.PerShare(position.quantity(), average)),
                clock.instant(),
                List.of());
    }

    private static Optional<Part> costPart(LedgerEntry entry) {
        return switch (entry) {
            case Bought bought ->
                Optional.of(new Part("Bought", times(bought.quantity(), bought.price()), bought.cost()));
            case Sold sold ->
                Optional.of(new Part(
                        "Sold", shares(sold.quantity()), sold.costTaken().negated()));
            case SharesSplit split ->
                Optional.of(new Part(
                        "Split",
                        "%s became %s".formatted(shares(split.before()), plain(split.after())),
                        Money.ZERO_USD));
            case Reversed reversed ->
                costPart(reversed.original())
                        .map(part -> new Part(
                                "Taken back", part.detail(), part.amount().negated()));
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _ -> Optional.empty();
        };
    }

    /** Of a dividend that is owed. */
    public Explanation dividend(Receivable owed) {
        return dividend(owed.symbol(), owed.held(), owed.rate(), owed.exDate(), owed.amount(), clock.instant());
    }

    /** Of a dividend that was paid. */
    public Explanation dividend(DividendReceived paid) {
        return dividend(paid.symbol(), paid.held(), paid.rate(), paid.exDate(), paid.amount(), paid.occurredAt());
    }

    private static Explanation dividend(
            Symbol symbol, Quantity held, Price rate, LocalDate exDate, Money amount, Instant asOf) {
        return new Explanation(
                Figure.DIVIDEND,
                "Shares held at the close before the ex-date %s, times the dollars a share, rounded once."
                        .formatted(DayWords.dayAndYear(exDate)),
                List.of(new Part("Dividend of " + symbol, times(held, rate), amount)),
                amount,
                Optional.empty(),
                asOf,
                List.of());
    }

    private static List<PriceUsed> pricesOf(PortfolioValuation valuation) {
        return valuation.positions().stream()
                .flatMap(value -> value.quote().stream())
                .map(quote -> new PriceUsed(
                        quote.symbol(), quote.last(), quote.session(), quote.observedAt(), quote.source()))
                .toList();
    }

    private static String timesPrice(PositionValue value) {
        return value.quote()
                .map(Quote::last)
                .map(last -> times(value.position().quantity(), last))
                .orElseThrow();
    }

    private static String timesRate(Receivable owed) {
        return times(owed.held(), owed.rate());
    }

    private static String times(Quantity quantity, Price price) {
        return "%s × $%s".formatted(plain(quantity), price.perShare().toPlainString());
    }

    private static String shares(Quantity quantity) {
        return plain(quantity) + (quantity.equals(Quantity.of(1)) ? " share" : " shares");
    }

    private static String plain(Quantity quantity) {
        return quantity.shares().toPlainString();
    }
}
