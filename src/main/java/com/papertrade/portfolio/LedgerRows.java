package com.papertrade.portfolio;

import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** Append and read: the two things one can do to a ledger. */
interface LedgerRows extends Repository<LedgerRow, LedgerRow.Key> {

    LedgerRow save(LedgerRow row);

    @Query("select e from LedgerRow e where e.id.portfolioId in :portfolios and e.occurredAt > :moment"
            + " order by e.id.portfolioId, e.id.sequence")
    List<LedgerRow> findAfter(Collection<UUID> portfolios, Instant moment);

    /** A stretch of a ledger, newest first, found by the primary key however long the ledger is. */
    @Query("select e from LedgerRow e where e.id.portfolioId = :portfolio and e.id.sequence between :from and :to"
            + " order by e.id.sequence desc")
    List<LedgerRow> findBetween(UUID portfolio, long from, long to);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "1000"))
    @Query("select e from LedgerRow e where e.id.portfolioId = :portfolio order by e.id.sequence")
    Stream<LedgerRow> streamAll(UUID portfolio);

    /** Refused by the database unless the portfolio was deleted thirty days ago or more. */
    @Modifying
    @Query("delete from LedgerRow e where e.id.portfolioId = :portfolio")
    int purge(UUID portfolio);
}
