package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.LedgerSearchRows.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds entries in a ledger, newest first, page by page. A ledger only grows, so whoever counts first and reads no
 * further than what was counted reads all pages as of that one moment, without a transaction that stays open
 * between them. Somebody else's portfolio answers as if it did not exist.
 */
@Service
public class LedgerSearch {

    private final PortfolioRows portfolios;
    private final PositionRows positions;
    private final LedgerRows entries;
    private final LedgerSearchRows search;
    private final Instruments instruments;

    LedgerSearch(
            PortfolioRows portfolios,
            PositionRows positions,
            LedgerRows entries,
            LedgerSearchRows search,
            Instruments instruments) {
        this.portfolios = portfolios;
        this.positions = positions;
        this.entries = entries;
        this.search = search;
        this.instruments = instruments;
    }

    /** What the portfolio holds or ever held, by symbol. */
    @Transactional(readOnly = true)
    public List<Symbol> symbols(UserId owner, PortfolioId id) {
        return portfolios
                .find(owner, id)
                .map(_ -> positions.findSymbolsEver(id))
                .orElse(List.of());
    }

    @Transactional(readOnly = true)
    public LedgerCount count(UserId owner, PortfolioId id, LedgerFilter filter) {
        return countAgain(owner, id, filter, LedgerCount.NONE);
    }

    /**
     * Counts what is new and adds it, which costs next to nothing however long the ledger is.
     *
     * @param before what was counted with the same filter
     */
    @Transactional(readOnly = true)
    public LedgerCount countAgain(UserId owner, PortfolioId id, LedgerFilter filter, LedgerCount before) {
        return portfolios
                .find(owner, id)
                .map(PortfolioRow::lastSequence)
                .map(through -> through == before.through() ? before : counted(id, filter, through, before))
                .orElse(LedgerCount.NONE);
    }

    /**
     * A page of what was counted, newest first.
     *
     * @param offset how many of the newest to pass over
     */
    @Transactional(readOnly = true)
    public List<LedgerRecord> page(
            UserId owner, PortfolioId id, LedgerFilter filter, LedgerCount counted, int offset, int limit) {
        var size = Math.min(limit, counted.entries() - offset);
        return size <= 0 || portfolios.find(owner, id).isEmpty() ? List.of() : found(id, filter, counted, offset, size);
    }

    @Transactional(readOnly = true)
    public Optional<LedgerRecord> entry(UserId owner, PortfolioId id, long sequence) {
        return portfolios
                .find(owner, id)
                .flatMap(_ ->
                        entries.findBetween(id, sequence, sequence).stream().findFirst());
    }

    private LedgerCount counted(PortfolioId id, LedgerFilter filter, long through, LedgerCount before) {
        var added = stretch(id, filter, through).after(before.through());
        if (filter.isStretch() || added.length() == 0) {
            return new LedgerCount(through, before.entries() + added.length(), before.marks());
        }
        var counted = search.count(id, added, criteria(id, filter), before.entries());
        var marks = Stream.concat(before.marks().stream(), counted.marks().stream());
        return new LedgerCount(through, before.entries() + counted.entries(), marks.toList());
    }

    private List<LedgerRecord> found(PortfolioId id, LedgerFilter filter, LedgerCount counted, int offset, int size) {
        var all = stretch(id, filter, counted.through());
        if (filter.isStretch()) {
            var page = all.newest(offset, size);
            return entries.findBetween(id, page.from(), page.to());
        }
        var oldest = counted.entries() - offset - size;
        var about = all.within(counted.markBefore(oldest), counted.markAfter(oldest + size - 1) - 1);
        return search.find(id, about, criteria(id, filter), oldest % LedgerCount.STEP, size)
                .reversed();
    }

    /** Times are as good as sequences: nothing is booked earlier than what was booked before it. */
    private Stretch stretch(PortfolioId id, LedgerFilter filter, long through) {
        var from = filter.from().map(moment -> search.firstFrom(id, moment)).orElse(1L);
        var to = filter.before().map(moment -> search.lastBefore(id, moment)).orElse(through);
        return new Stretch(from, Math.min(to, through));
    }

    private LedgerCriteria criteria(PortfolioId id, LedgerFilter filter) {
        if (filter.text().isEmpty()) {
            return LedgerCriteria.of(filter, _ -> Set.of());
        }
        var meant = instruments.meantBy(filter.text().words(), positions.findSymbolsEver(id));
        return LedgerCriteria.of(filter, word -> meant.getOrDefault(word, Set.of()));
    }
}
