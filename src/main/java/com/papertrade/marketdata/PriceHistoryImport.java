package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import com.papertrade.marketdata.ImportOutcome.Refused;
import com.papertrade.marketdata.LineRemark.Reason;
import com.papertrade.marketdata.PriceFile.Entry;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Price history from files, by administrators: sessions that the provider does not tell, or tells
 * wrong. It serves charts, closes and equity of the past. It never makes a quote, so that no order
 * fills at a price that somebody typed.
 */
@Service
public class PriceHistoryImport {

    private final MarketDataProvider provider;
    private final Instruments instruments;
    private final PriceBarStore bars;
    private final PriceImports imports;
    private final TransactionTemplate transaction;
    private final MarketClock market;
    private final ApplicationEventPublisher events;

    PriceHistoryImport(
            MarketDataProvider provider,
            Instruments instruments,
            PriceBarStore bars,
            PriceImports imports,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.provider = provider;
        this.instruments = instruments;
        this.bars = bars;
        this.imports = imports;
        this.transaction = transaction;
        this.market = new MarketClock(provider.calendar(), clock);
        this.events = events;
    }

    /**
     * Reads date, open, high, low, close and volume, as traded, in dollars; columns by their titles where
     * the first line has them. Everything acceptable is stored in one transaction.
     *
     * @throws com.papertrade.identity.NotAdministrator unless the user is one
     * @throws IOException if the file cannot be read to its end; nothing is stored then
     */
    public ImportOutcome importCsv(User administrator, Symbol symbol, Reader csv, KnownSessions knownSessions)
            throws IOException {
        administrator.requireAdministrator();
        var objection = objectionTo(symbol);
        if (objection.isPresent()) {
            return new Refused(objection.get());
        }
        try {
            var file = PriceFile.read(csv, market);
            var report = store(administrator, symbol, file, knownSessions);
            if (report.changedSomething()) {
                events.publishEvent(new QuotesUpdated(Set.of(symbol)));
                events.publishEvent(new PastPricesChanged(
                        symbol, file.entries().firstKey(), file.entries().lastKey()));
            }
            return report;
        } catch (UnusableFile unusable) {
            return new Refused(unusable.sentence());
        }
    }

    /** The latest imports that changed something, newest first. */
    public List<PastImport> latest(int limit) {
        return imports.newest(provider.source(), limit);
    }

    private Optional<String> objectionTo(Symbol symbol) {
        if (!provider.metered()) {
            return Optional.of("The %s makes its own history; prices can be imported for a real provider only."
                    .formatted(provider.source().label()));
        }
        var instrument = instruments.find(symbol);
        if (instrument.isEmpty()) {
            return Optional.of("%s is not a known symbol.".formatted(symbol));
        }
        return instrument
                .filter(known -> !known.isQuotedInDollars())
                .map(known ->
                        "%s is quoted in %s; PaperTrade keeps prices in USD.".formatted(symbol, known.currency()));
    }

    private ImportReport store(User administrator, Symbol symbol, PriceFile file, KnownSessions knownSessions) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            bars.lock();
            return storeLocked(administrator, symbol, file, knownSessions);
        }));
    }

    private ImportReport storeLocked(User administrator, Symbol symbol, PriceFile file, KnownSessions knownSessions) {
        var known = bars.origins(provider.source(), symbol);
        if (knownSessions == KnownSessions.KEEP) {
            refuseContradictions(file, known);
        }
        Plausibility.judge(file, known, market.calendar());
        var changed = file.entries().values().stream()
                .map(Entry::bar)
                .filter(bar -> !BarOrigin.isOf(known.get(bar.session()), bar))
                .toList();
        var report = report(symbol, file, changed, known);
        if (report.changedSomething()) {
            var now = market.now();
            var id = imports.add(provider.source(), administrator, now, knownSessions, report);
            bars.replace(new PriceHistory(symbol, provider.source(), changed), now, id);
        }
        return report;
    }

    private void refuseContradictions(PriceFile file, Map<LocalDate, BarOrigin> known) {
        for (var entry : List.copyOf(file.entries().values())) {
            Optional.ofNullable(known.get(entry.bar().session()))
                    .flatMap(origin -> origin.contradictionTo(entry.bar(), provider.source()))
                    .ifPresent(sentence -> file.refuse(entry, Reason.KNOWN_OTHERWISE, sentence));
        }
    }

    private static ImportReport report(
            Symbol symbol, PriceFile file, List<PriceBar> changed, Map<LocalDate, BarOrigin> known) {
        var replaced = Math.toIntExact(
                changed.stream().filter(bar -> known.containsKey(bar.session())).count());
        return new ImportReport(
                symbol,
                changed.size() - replaced,
                replaced,
                file.entries().size() - changed.size(),
                file.refusedCount(),
                file.refused(),
                file.doubtful());
    }
}
