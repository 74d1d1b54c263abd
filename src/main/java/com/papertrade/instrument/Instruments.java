package com.papertrade.instrument;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every instrument PaperTrade knows, kept in the database, so that search needs no provider. */
public interface Instruments {

    Optional<Instrument> find(Symbol symbol);

    /** Those of the symbols that are known. */
    Map<Symbol, Instrument> find(Collection<Symbol> symbols);

    /**
     * What somebody who typed this may mean, best match first: the exact symbol, symbols that begin
     * with it, then names of which a word begins with each word typed. Blank text finds nothing.
     */
    List<Instrument> search(String text, int limit);

    /** Adds the instruments, and brings those already known up to date, in one transaction. */
    void save(Collection<Instrument> instruments);
}
