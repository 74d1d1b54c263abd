package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.WrittenEntry.Readable;
import com.papertrade.portfolio.WrittenEntry.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One ledger told again from its first entry, and all that is stored compared with it. A mistake in
 * one entry is passed on to all balances after it: it is told once, where it began.
 */
final class LedgerReplay {

    /** Of one portfolio; somebody who wrote to it everywhere is caught by fewer. */
    static final int MOST_DIFFERENCES = 100;

    private final PortfolioId id;
    private final List<LedgerDifference> differences = new ArrayList<>();
    private final LedgerBalances balances = new LedgerBalances();

    /** By how much each balance is off since it was last told; without those that are not. */
    private final Map<String, BigDecimal> gaps = new HashMap<>();

    private long sequence;
    private long entries;
    private boolean possible = true;

    LedgerReplay(PortfolioId id) {
        this.id = id;
    }

    /** Whether every entry so far can have happened; behind one that cannot, nothing adds up. */
    boolean isPossible() {
        return possible;
    }

    /** Of the newest entry so far, 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** How many entries were told again. */
    long entries() {
        return entries;
    }

    List<LedgerDifference> differences() {
        return List.copyOf(differences);
    }

    void replay(WrittenEntry written) {
        noteMissing(sequence + 1, written.sequence() - 1);
        sequence = written.sequence();
        entries++;
        switch (written) {
            case Readable readable -> replay(readable.row());
            case Unreadable unreadable -> stop("cannot be read: " + unreadable.why());
        }
    }

    private void noteMissing(long first, long last) {
        if (first == last) {
            differ("entry %d is missing", first);
        } else if (first < last) {
            differ("entries %d to %d are missing", first, last);
        }
    }

    private void replay(LedgerRow row) {
        var written = row.record();
        try {
            balances.book(written.entry());
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            stop("cannot have happened: " + impossible.getMessage());
            return;
        }
        compareFollowing("cash after", written.cashAfter(), balances.cash());
        compareFollowing("deposited after", row.depositedAfter(), balances.deposited());
        written.positionAfter()
                .ifPresent(after ->
                        compareFollowing(after, balances.holding(after.symbol()).position()));
    }

    private void stop(String sentence) {
        possible = false;
        differ(sentence);
    }

    private void compareFollowing(Position stored, Position replayed) {
        if (gaps.isEmpty() && stored.equals(replayed)) {
            return; // as good as always, and told a million times
        }
        var quantity = "quantity after of " + stored.symbol();
        if (changesGap(quantity, stored.quantity().shares(), replayed.quantity().shares())) {
            compare(quantity, stored.quantity(), replayed.quantity());
        }
        compareFollowing("cost after of " + stored.symbol(), stored.cost(), replayed.cost());
    }

    private void compareFollowing(String what, Money stored, Money replayed) {
        if (changesGap(what, stored.amount(), replayed.amount())) {
            compare(what, stored, replayed);
        }
    }

    private boolean changesGap(String what, BigDecimal stored, BigDecimal replayed) {
        if (gaps.isEmpty() && stored.compareTo(replayed) == 0) {
            return false;
        }
        var gap = stored.subtract(replayed).stripTrailingZeros();
        var before = gap.signum() == 0 ? gaps.remove(what) : gaps.put(what, gap);
        return gap.signum() != 0 && !gap.equals(before);
    }

    /** What is projected of the portfolio, apart from what its open orders keep. */
    void compareWith(PortfolioRow row, List<Holding> projected) {
        compare("last sequence", row.lastSequence(), sequence);
        compare("cash", row.portfolio().cash(), balances.cash());
        compare("deposited", row.portfolio().deposited(), balances.deposited());
        var stored = new TreeMap<Symbol, Holding>();
        projected.forEach(holding -> stored.put(holding.symbol(), holding));
        var symbols = new TreeSet<>(stored.keySet());
        balances.holdings().forEach(holding -> symbols.add(holding.symbol()));
        symbols.forEach(symbol -> compare(stored.getOrDefault(symbol, Holding.none(symbol)), balances.holding(symbol)));
    }

    private void compare(Holding stored, Holding replayed) {
        var symbol = stored.symbol();
        compare(
                "quantity of " + symbol,
                stored.position().quantity(),
                replayed.position().quantity());
        compare(
                "cost of " + symbol,
                stored.position().cost(),
                replayed.position().cost());
        compare("realised gain of " + symbol, stored.realizedGain(), replayed.realizedGain());
    }

    /** What the open orders keep, which no entry tells of: the orders do. */
    void compareReserved(PortfolioRow row, List<Holding> projected, Reserved ordered) {
        compareReserved("cash", row.portfolio().reserved(), ordered.cash());
        var kept = new TreeMap<Symbol, Quantity>();
        projected.forEach(holding -> kept.put(holding.symbol(), holding.reserved()));
        var symbols = new TreeSet<>(kept.keySet());
        symbols.addAll(ordered.shares().keySet());
        symbols.forEach(symbol -> compareReserved(
                "shares of " + symbol,
                kept.getOrDefault(symbol, Quantity.ZERO),
                ordered.shares().getOrDefault(symbol, Quantity.ZERO)));
    }

    private void compareReserved(String what, Object stored, Object ordered) {
        if (!stored.equals(ordered)) {
            differ("reserved %s is stored as %s, and open orders keep %s", what, stored, ordered);
        }
    }

    private void compare(String what, Object stored, Object replayed) {
        if (!stored.equals(replayed)) {
            differ("%s is stored as %s and replayed as %s", what, stored, replayed);
        }
    }

    void differ(String sentence, Object... words) {
        if (differences.size() < MOST_DIFFERENCES) {
            differences.add(
                    new LedgerDifference(id, sequence, words.length == 0 ? sentence : sentence.formatted(words)));
        }
    }
}
