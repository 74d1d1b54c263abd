package com.papertrade.portfolio;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that happened to a portfolio. Entries are only ever appended: a mistake is put right by
 * an entry that reverses it, so that every balance can be told again from the first entry.
 */
public sealed interface LedgerEntry {

    /** When it was booked. */
    Instant occurredAt();

    /**
     * When it took effect: when it was booked, except for what is booked again because a split became known
     * late. The past is told by this, the order of the ledger by {@link #occurredAt}, which is never earlier.
     */
    default Instant effectiveAt() {
        return occurredAt();
    }

    /** What the entry does to the cash: positive for money in, negative for money out. */
    Money cashEffect();

    /** The instrument it is about, empty for cash. */
    Optional<Symbol> instrument();

    record Deposited(Instant occurredAt, Money amount) implements LedgerEntry {
        public Deposited {
            requirePositive(amount);
        }

        @Override
        public Money cashEffect() {
            return amount;
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.empty();
        }
    }

    record Withdrawn(Instant occurredAt, Money amount) implements LedgerEntry {
        public Withdrawn {
            requirePositive(amount);
        }

        @Override
        public Money cashEffect() {
            return amount.negated();
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.empty();
        }
    }

    /**
     * @param effectiveAt when it was bought
     * @param cost price × quantity, rounded once, without fee
     */
    record Bought(Instant occurredAt, Instant effectiveAt, Symbol symbol, Quantity quantity, Price price, Money cost)
            implements LedgerEntry {
        public Bought {
            requireNotAhead(effectiveAt, occurredAt);
            requirePositive(quantity);
            requirePositive(cost);
        }

        public Bought(Instant occurredAt, Symbol symbol, Quantity quantity, Price price, Money cost) {
            this(occurredAt, occurredAt, symbol, quantity, price, cost);
        }

        @Override
        public Money cashEffect() {
            return cost.negated();
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.of(symbol);
        }
    }

    /**
     * @param effectiveAt when it was sold
     * @param proceeds price × quantity, rounded once, without fee
     * @param costTaken what the sale took out of the position's cost, in proportion
     */
    record Sold(
            Instant occurredAt,
            Instant effectiveAt,
            Symbol symbol,
            Quantity quantity,
            Price price,
            Money proceeds,
            Money costTaken)
            implements LedgerEntry {
        public Sold {
            requireNotAhead(effectiveAt, occurredAt);
            requirePositive(quantity);
            requirePositive(proceeds);
            requireNotNegative(costTaken);
        }

        public Sold(
                Instant occurredAt, Symbol symbol, Quantity quantity, Price price, Money proceeds, Money costTaken) {
            this(occurredAt, occurredAt, symbol, quantity, price, proceeds, costTaken);
        }

        public Money realizedGain() {
            return proceeds.minus(costTaken);
        }

        @Override
        public Money cashEffect() {
            return proceeds;
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.of(symbol);
        }
    }

    /**
     * @param held shares at the close before the ex-date, which is what entitles
     * @param rate cash per share
     */
    record DividendReceived(
            Instant occurredAt,
            Symbol symbol,
            Quantity held,
            Price rate,
            LocalDate exDate,
            LocalDate payDate,
            Money amount)
            implements LedgerEntry {
        public DividendReceived {
            requirePositive(held);
            requirePositive(amount);
        }

        @Override
        public Money cashEffect() {
            return amount;
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.of(symbol);
        }
    }

    /** Changes how many shares there are, never what they cost. */
    record SharesSplit(
            Instant occurredAt, Symbol symbol, SplitRatio ratio, LocalDate effectiveOn, Quantity before, Quantity after)
            implements LedgerEntry {
        public SharesSplit {
            requirePositive(before);
            requirePositive(after);
        }

        @Override
        public Money cashEffect() {
            return Money.ZERO_USD;
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.of(symbol);
        }
    }

    record FeeCharged(Instant occurredAt, Money amount, String what) implements LedgerEntry {
        public FeeCharged {
            requirePositive(amount);
        }

        @Override
        public Money cashEffect() {
            return amount.negated();
        }

        @Override
        public Optional<Symbol> instrument() {
            return Optional.empty();
        }
    }

    /**
     * Takes back an earlier entry, effect for effect.
     *
     * @param effectiveAt when it was booked, for a mistake that counted until then; when the original took effect, where
     *     the original is booked again at once
     * @param sequence of the entry taken back, which is never itself a reversal
     */
    record Reversed(Instant occurredAt, Instant effectiveAt, long sequence, LedgerEntry original, String why)
            implements LedgerEntry {
        public Reversed {
            requireNotAhead(effectiveAt, occurredAt);
            if (original instanceof Reversed) {
                throw new IllegalArgumentException("A reversal is not reversed: append the entry again");
            }
        }

        public Reversed(Instant occurredAt, long sequence, LedgerEntry original, String why) {
            this(occurredAt, occurredAt, sequence, original, why);
        }

        @Override
        public Money cashEffect() {
            return original.cashEffect().negated();
        }

        @Override
        public Optional<Symbol> instrument() {
            return original.instrument();
        }
    }

    private static void requireNotAhead(Instant effectiveAt, Instant occurredAt) {
        if (effectiveAt.isAfter(occurredAt)) {
            throw new IllegalArgumentException(
                    "What takes effect at %s is not booked at %s".formatted(effectiveAt, occurredAt));
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An entry's amount is positive: " + amount);
        }
    }

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("An entry's cost is not negative: " + amount);
        }
    }

    private static void requirePositive(Quantity quantity) {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("An entry is about at least some shares");
        }
    }
}
