package com.papertrade.performance;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What portfolios were worth at the closes gone by. Sessions whose closes are not all known have no point:
 * a partial sum is never shown as the whole.
 */
@Service
public class EquityHistory {

    private final EquityPoints points;
    private final Portfolios portfolios;

    EquityHistory(EquityPoints points, Portfolios portfolios) {
        this.points = points;
        this.portfolios = portfolios;
    }

    /** From that session on, oldest first; nothing where the owner has no such portfolio. */
    @Transactional(readOnly = true)
    public List<EquityPoint> of(UserId owner, PortfolioId id, LocalDate from) {
        return portfolios.find(owner, id).map(_ -> points.findFrom(id, from)).orElse(List.of());
    }

    /** Of all the owner's portfolios, from that session on, oldest first; without those that have no point yet. */
    @Transactional(readOnly = true)
    public Map<PortfolioId, List<EquityPoint>> ofAll(UserId owner, LocalDate from) {
        return points.findFrom(owner, from);
    }
}
