package com.papertrade.portfolio;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PortfolioRows extends Repository<PortfolioRow, UUID> {

    PortfolioRow save(PortfolioRow row);

    Optional<PortfolioRow> findByIdAndOwnerIdAndDeletedAtIsNull(UUID id, UUID ownerId);

    List<PortfolioRow> findByOwnerIdAndDeletedAtIsNullOrderByOpenedAtAscIdAsc(UUID ownerId);

    /** The next of all portfolios in the database's order of their ids. */
    List<PortfolioRow> findByIdGreaterThanAndDeletedAtIsNullOrderByIdAsc(UUID id, Limit limit);

    /** The row, with nobody else able to change it or append below it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PortfolioRow p where p.id = :id and p.ownerId = :ownerId and p.deletedAt is null")
    Optional<PortfolioRow> findLocked(UUID id, UUID ownerId);

    @Query("select p.id from PortfolioRow p")
    List<UUID> findIds();

    @Query("select p.id from PortfolioRow p where p.deletedAt <= :moment")
    List<UUID> findIdsDeletedBefore(Instant moment);

    Optional<PortfolioRow> findById(UUID id);

    @Modifying
    @Query("delete from PortfolioRow p where p.id = :id")
    int purge(UUID id);
}
