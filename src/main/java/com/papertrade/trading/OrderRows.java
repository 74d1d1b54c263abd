package com.papertrade.trading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface OrderRows extends Repository<OrderRow, UUID> {

    OrderRow save(OrderRow row);

    Optional<OrderRow> findByPortfolioIdAndClientOrderId(UUID portfolioId, String clientOrderId);

    Optional<OrderRow> findByPortfolioIdAndLedgerSequence(UUID portfolioId, long ledgerSequence);

    List<OrderRow> findByPortfolioIdOrderByAcceptedAtDescIdDesc(UUID portfolioId, Limit limit);
}
