package com.papertrade.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PositionRows extends Repository<PositionRow, PositionRow.Key> {

    PositionRow save(PositionRow row);

    Optional<PositionRow> findById(PositionRow.Key id);

    @Query("select p from PositionRow p where p.id.portfolioId in :portfolios and p.quantity > 0 order by p.id.symbol")
    List<PositionRow> findHeldIn(Collection<UUID> portfolios);

    @Query("select distinct p.id.symbol from PositionRow p, PortfolioRow f"
            + " where f.id = p.id.portfolioId and f.deletedAt is null and p.quantity > 0")
    List<String> findHeldSymbols();

    @Query("select p from PositionRow p where p.id.portfolioId = :portfolio")
    List<PositionRow> findEverHeldIn(UUID portfolio);

    @Modifying
    @Query("delete from PositionRow p where p.id.portfolioId = :portfolio")
    int purge(UUID portfolio);
}
