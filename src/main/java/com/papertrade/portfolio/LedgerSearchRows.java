package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.timestamp;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds entries of one ledger, between two of its sequences. */
@Repository
class LedgerSearchRows {

    private static final String FOUND =
            "FROM ledger_entry WHERE portfolio_id = :portfolio AND sequence BETWEEN :from AND :to";

    private final JdbcClient database;

    LedgerSearchRows(JdbcClient database) {
        this.database = database;
    }

    /** @param marks see {@link LedgerCount} */
    record Counted(int entries, List<Long> marks) {}

    /** @param before how many were found already that are older */
    Counted count(PortfolioId portfolio, Stretch stretch, LedgerCriteria criteria, int before) {
        return database.sql("""
                        SELECT count(*) AS entries, array_agg(sequence) FILTER (WHERE nth %% %d = 1) AS marks
                        FROM (SELECT sequence, row_number() OVER (ORDER BY sequence) + :before AS nth %s%s) AS found
                        """.formatted(LedgerCount.STEP, FOUND, criteria.condition()))
                .param("portfolio", portfolio.value())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .param("before", before)
                .params(criteria.parameters())
                .query(LedgerSearchRows::counted)
                .single();
    }

    /**
     * Oldest first. What is found is found in the index alone; the rows are read one by one by the primary key.
     *
     * @param offset how many to pass over
     */
    List<LedgerRecord> find(PortfolioId portfolio, Stretch stretch, LedgerCriteria criteria, int offset, int limit) {
        return database
                .sql("""
                        SELECT * FROM ledger_entry WHERE portfolio_id = :portfolio AND sequence = ANY (ARRAY(
                            SELECT sequence %s%s ORDER BY sequence OFFSET :offset LIMIT :limit))
                        ORDER BY sequence
                        """.formatted(FOUND, criteria.condition()))
                .param("portfolio", portfolio.value())
                .param("from", stretch.from())
                .param("to", stretch.to())
                .param("offset", offset)
                .param("limit", limit)
                .params(criteria.parameters())
                .query(LedgerRows::row)
                .list()
                .stream()
                .map(LedgerRow::record)
                .toList();
    }

    /** The first entry booked at that moment or later; after all there are, if there is none. */
    long firstFrom(PortfolioId portfolio, Instant moment) {
        return database.sql("""
                        SELECT sequence FROM ledger_entry WHERE portfolio_id = :portfolio AND occurred_at >= :moment
                        ORDER BY occurred_at, sequence LIMIT 1
                        """)
                .param("portfolio", portfolio.value())
                .param("moment", timestamp(moment))
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    /** The last entry booked earlier than that moment; 0 if there is none. */
    long lastBefore(PortfolioId portfolio, Instant moment) {
        return database.sql("""
                        SELECT sequence FROM ledger_entry WHERE portfolio_id = :portfolio AND occurred_at < :moment
                        ORDER BY occurred_at DESC, sequence DESC LIMIT 1
                        """)
                .param("portfolio", portfolio.value())
                .param("moment", timestamp(moment))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        Array marks = row.getArray("marks");
        return new Counted(row.getInt("entries"), marks == null ? List.of() : List.of((Long[]) marks.getArray()));
    }

    /** The entries from one sequence to another, both included; none where the first is after the last. */
    record Stretch(long from, long to) {

        int length() {
            return Math.toIntExact(Math.max(0, to - from + 1));
        }

        Stretch after(long sequence) {
            return new Stretch(Math.max(from, sequence + 1), to);
        }

        Stretch within(long first, long last) {
            return new Stretch(Math.max(from, first), Math.min(to, last));
        }

        /** All but so many of the newest, and of those left so many. */
        Stretch newest(int offset, int limit) {
            return new Stretch(Math.max(from, to - offset - limit + 1), to - offset);
        }
    }
}
