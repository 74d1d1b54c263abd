package com.papertrade.portfolio;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How a {@link LedgerRecord} lies in the table. Nothing outside this package sees one. */
@Entity
@Immutable
@Table(name = "ledger_entry")
class LedgerRow implements Persistable<LedgerRow.Key> {

    record Key(UUID portfolioId, long sequence) {}

    enum Kind {
        DEPOSITED,
        WITHDRAWN,
        BOUGHT,
        SOLD,
        DIVIDEND_RECEIVED,
        SHARES_SPLIT,
        FEE_CHARGED,
        REVERSED
    }

    @EmbeddedId
    private Key id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private Instant occurredAt;
    private @Nullable String symbol;
    private @Nullable BigDecimal quantity;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal amount;
    private @Nullable BigDecimal costTaken;
    private @Nullable BigDecimal splitFactor;
    private @Nullable BigDecimal splitInto;
    private @Nullable LocalDate effectiveOn;
    private @Nullable LocalDate exDate;
    private @Nullable LocalDate payDate;
    private @Nullable String note;
    private @Nullable Long reversedSequence;

    @Enumerated(EnumType.STRING)
    private @Nullable Kind reversedKind;

    private @Nullable Instant reversedOccurredAt;
    private @Nullable String reversedBecause;

    private BigDecimal cashAfter;
    private BigDecimal depositedAfter;
    private @Nullable BigDecimal quantityAfter;
    private @Nullable BigDecimal costAfter;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields in.
    protected LedgerRow() {}

    LedgerRow(PortfolioId portfolio, LedgerRecord record, Money depositedAfter) {
        this.id = new Key(portfolio.value(), record.sequence());
        this.occurredAt = record.entry().occurredAt();
        this.kind = describe(record.entry());
        this.cashAfter = record.cashAfter().amount();
        this.depositedAfter = depositedAfter.amount();
        record.positionAfter().ifPresent(position -> {
            this.quantityAfter = position.quantity().shares();
            this.costAfter = position.cost().amount();
        });
    }

    /** Fills in the columns that the kind of entry uses, and says which kind it is. */
    private Kind describe(LedgerEntry entry) {
        return switch (entry) {
            case Deposited deposited -> {
                this.amount = deposited.amount().amount();
                yield Kind.DEPOSITED;
            }
            case Withdrawn withdrawn -> {
                this.amount = withdrawn.amount().amount();
                yield Kind.WITHDRAWN;
            }
            case FeeCharged fee -> {
                this.amount = fee.amount().amount();
                this.note = fee.what();
                yield Kind.FEE_CHARGED;
            }
            case Bought bought -> {
                describeTrade(bought.symbol(), bought.quantity(), bought.price(), bought.cost());
                yield Kind.BOUGHT;
            }
            case Sold sold -> {
                describeTrade(sold.symbol(), sold.quantity(), sold.price(), sold.proceeds());
                this.costTaken = sold.costTaken().amount();
                yield Kind.SOLD;
            }
            case DividendReceived dividend -> {
                describeTrade(dividend.symbol(), dividend.held(), dividend.rate(), dividend.amount());
                this.exDate = dividend.exDate();
                this.payDate = dividend.payDate();
                yield Kind.DIVIDEND_RECEIVED;
            }
            case SharesSplit split -> {
                this.symbol = split.symbol().value();
                this.quantity = split.before().shares();
                this.splitInto = split.after().shares();
                this.splitFactor = split.ratio().factor();
                this.effectiveOn = split.effectiveOn();
                yield Kind.SHARES_SPLIT;
            }
            case Reversed reversed -> {
                this.reversedKind = describe(reversed.original());
                this.reversedSequence = reversed.sequence();
                this.reversedOccurredAt = reversed.original().occurredAt();
                this.reversedBecause = reversed.why();
                yield Kind.REVERSED;
            }
        };
    }

    private void describeTrade(Symbol symbol, Quantity quantity, Price price, Money amount) {
        this.symbol = symbol.value();
        this.quantity = quantity.shares();
        this.price = price.perShare();
        this.amount = amount.amount();
    }

    LedgerRecord toRecord() {
        var entry = kind == Kind.REVERSED ? reversal() : entry(kind, occurredAt);
        return new LedgerRecord(id.sequence(), entry, Money.usd(cashAfter), positionAfter());
    }

    Money depositedAfter() {
        return Money.usd(depositedAfter);
    }

    private Reversed reversal() {
        var original = entry(present(reversedKind), present(reversedOccurredAt));
        return new Reversed(occurredAt, present(reversedSequence), original, present(reversedBecause));
    }

    private LedgerEntry entry(Kind of, Instant at) {
        return switch (of) {
            case DEPOSITED -> new Deposited(at, amount());
            case WITHDRAWN -> new Withdrawn(at, amount());
            case FEE_CHARGED -> new FeeCharged(at, amount(), present(note));
            case BOUGHT -> new Bought(at, symbol(), quantity(), price(), amount());
            case SOLD -> new Sold(at, symbol(), quantity(), price(), amount(), Money.usd(present(costTaken)));
            case DIVIDEND_RECEIVED ->
                new DividendReceived(at, symbol(), quantity(), price(), present(exDate), present(payDate), amount());
            case SHARES_SPLIT ->
                new SharesSplit(
                        at,
                        symbol(),
                        new SplitRatio(present(splitFactor)),
                        present(effectiveOn),
                        quantity(),
                        new Quantity(present(splitInto)));
            case REVERSED -> throw new IllegalStateException("A reversal of a reversal: " + id);
        };
    }

    private Optional<Position> positionAfter() {
        return symbol == null
                ? Optional.empty()
                : Optional.of(
                        new Position(symbol(), new Quantity(present(quantityAfter)), Money.usd(present(costAfter))));
    }

    private Symbol symbol() {
        return new Symbol(present(symbol));
    }

    private Quantity quantity() {
        return new Quantity(present(quantity));
    }

    private Price price() {
        return Price.usd(present(price));
    }

    private Money amount() {
        return Money.usd(present(amount));
    }

    /** A column that the kind of entry fills; the table's constraint holds it to that. */
    private static <T> T present(@Nullable T column) {
        return Objects.requireNonNull(column, "A ledger entry lacks a column of its kind");
    }

    PortfolioId portfolio() {
        return new PortfolioId(id.portfolioId());
    }

    @Override
    public Key getId() {
        return id;
    }

    /** Entries are only ever appended. */
    @Override
    public boolean isNew() {
        return true;
    }
}
