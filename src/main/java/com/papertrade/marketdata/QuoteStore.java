package com.papertrade.marketdata;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest quote of each instrument, kept for ever. */
@Repository
class QuoteStore {

    private final JdbcClient database;

    QuoteStore(JdbcClient database) {
        this.database = database;
    }

    Map<Symbol, Quote> find(PriceSource source, Collection<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("SELECT * FROM quote WHERE source = :source AND symbol = ANY (:symbols)")
                .param("source", source.name())
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .query(QuoteStore::quote)
                .list()
                .stream()
                .collect(toMap(Quote::symbol, identity()));
    }

    /** Keeps it, unless what is kept already is of a later session, or was fetched later. */
    boolean save(Quote quote) {
        return database.sql("""
                        INSERT INTO quote AS known
                            (source, symbol, last, previous_close, currency, session, observed_at, fetched_at)
                        VALUES (:source, :symbol, :last, :previousClose, :currency, :session, :observedAt, :fetchedAt)
                        ON CONFLICT (source, symbol) DO UPDATE SET
                            last = excluded.last,
                            previous_close = CASE WHEN excluded.session = known.session
                                THEN coalesce(excluded.previous_close, known.previous_close)
                                ELSE excluded.previous_close END,
                            currency = excluded.currency,
                            session = excluded.session,
                            observed_at = excluded.observed_at,
                            fetched_at = excluded.fetched_at
                        WHERE (known.session, known.fetched_at) < (excluded.session, excluded.fetched_at)
                        """)
                        .param("source", quote.source().name())
                        .param("symbol", quote.symbol().value())
                        .param("last", quote.last().perShare())
                        .param(
                                "previousClose",
                                quote.previousClose().map(Price::perShare).orElse(null))
                        .param("currency", quote.last().currency().getCurrencyCode())
                        .param("session", quote.session())
                        .param("observedAt", quote.observedAt().atOffset(ZoneOffset.UTC))
                        .param("fetchedAt", quote.fetchedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Quote quote(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        BigDecimal previousClose = row.getBigDecimal("previous_close");
        return new Quote(
                new Symbol(row.getString("symbol")),
                new Price(row.getBigDecimal("last"), currency),
                Optional.ofNullable(previousClose).map(close -> new Price(close, currency)),
                row.getObject("session", LocalDate.class),
                instant(row, "observed_at"),
                instant(row, "fetched_at"),
                PriceSource.valueOf(row.getString("source")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
