package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a portfolio's entries add up to, entry by entry. The same arithmetic books a new entry and replays
 * old ones, so a replay that differs from what is stored means that something else wrote to the database.
 */
final class LedgerBalances {

    private final Map<Symbol, Holding> holdings = new TreeMap<>();
    private Money cash = Money.ZERO_USD;
    private Money deposited = Money.ZERO_USD;

    /** @throws IllegalArgumentException if the entry would take out more shares than are there */
    void book(LedgerEntry entry) {
        entry.instrument().ifPresent(symbol -> holdings.put(symbol, holdingAfter(holding(symbol), entry)));
        cash = cash.plus(entry.cashEffect());
        deposited = deposited.plus(depositIn(entry));
    }

    Money cash() {
        return cash;
    }

    /** All deposits less all withdrawals. */
    Money deposited() {
        return deposited;
    }

    /** Without what is reserved, which no entry tells of. */
    Holding holding(Symbol symbol) {
        return holdings.getOrDefault(symbol, Holding.none(symbol));
    }

    /** Of every instrument ever touched, sold-out ones included, by symbol. */
    Collection<Holding> holdings() {
        return holdings.values();
    }

    private static Holding holdingAfter(Holding before, LedgerEntry entry) {
        return new Holding(
                positionAfter(before.position(), entry),
                before.reserved(),
                before.realizedGain().plus(realizedGainIn(entry)));
    }

    /** What a sale brought over its cost, or a sale taken back had brought; nothing for all else. */
    static Money realizedGainIn(LedgerEntry entry) {
        return switch (entry) {
            case Sold sold -> sold.realizedGain();
            case Reversed reversed -> realizedGainIn(reversed.original()).negated();
            case Deposited _, Withdrawn _, Bought _, DividendReceived _, SharesSplit _, FeeCharged _ -> Money.ZERO_USD;
        };
    }

    /** What counts as money of the owner's put in: positive for deposits, negative for withdrawals. */
    static Money depositIn(LedgerEntry entry) {
        return switch (entry) {
            case Deposited deposited -> deposited.amount();
            case Withdrawn withdrawn -> withdrawn.amount().negated();
            case Reversed reversed -> depositIn(reversed.original()).negated();
            case Bought _, Sold _, DividendReceived _, SharesSplit _, FeeCharged _ -> Money.ZERO_USD;
        };
    }

    /**
     * The position that an entry about its instrument leads to.
     *
     * @throws IllegalArgumentException if more would be taken out than is there
     */
    static Position positionAfter(Position before, LedgerEntry entry) {
        return switch (entry) {
            case Bought bought ->
                new Position(
                        before.symbol(),
                        before.quantity().plus(bought.quantity()),
                        before.cost().plus(bought.cost()));
            case Sold sold ->
                new Position(
                        before.symbol(),
                        before.quantity().minus(sold.quantity()),
                        before.cost().minus(sold.costTaken()));
            case SharesSplit split -> splitPosition(before, split);
            case Reversed reversed -> positionBefore(before, reversed.original());
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _ -> before;
        };
    }

    private static Position splitPosition(Position before, SharesSplit split) {
        if (!before.quantity().equals(split.before())) {
            throw new IllegalArgumentException("A split of %s shares finds %s of %s"
                    .formatted(split.before(), before.quantity(), before.symbol()));
        }
        return new Position(before.symbol(), split.after(), before.cost());
    }

    /** Whether the position can do without an entry that is part of it. */
    static boolean canTakeBack(Position position, LedgerEntry original) {
        try {
            var _ = positionBefore(position, original);
            return true;
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    /** The position without an entry that is part of it: how a reversal undoes its original. */
    private static Position positionBefore(Position after, LedgerEntry original) {
        return switch (original) {
            case Bought bought ->
                new Position(
                        after.symbol(),
                        after.quantity().minus(bought.quantity()),
                        after.cost().minus(bought.cost()));
            case Sold sold ->
                new Position(
                        after.symbol(),
                        after.quantity().plus(sold.quantity()),
                        after.cost().plus(sold.costTaken()));
            case SharesSplit split ->
                new Position(
                        after.symbol(), after.quantity().minus(split.after()).plus(split.before()), after.cost());
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _, Reversed _ -> after;
        };
    }
}
