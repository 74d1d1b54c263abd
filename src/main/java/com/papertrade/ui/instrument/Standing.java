package com.papertrade.ui.instrument;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Instrument;
import com.papertrade.marketdata.Quote;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.Order;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How things stood with an instrument when it was read: once anything of it is otherwise, what was read is old. Cheap to
 * come by, unlike the reading: a fill changes a position, so that no fill need be looked for.
 *
 * @param session that the last price is of
 * @param held of it, by portfolio
 * @param waiting the trader's open orders
 */
record Standing(LocalDate today, Optional<LocalDate> session, Map<PortfolioId, Position> held, List<Order> waiting) {

    static Standing of(
            Instrument instrument,
            LocalDate today,
            Optional<Quote> quote,
            List<PortfolioValuation> owned,
            List<Order> waiting) {
        var held = owned.stream()
                .flatMap(valuation -> valuation.positions().stream()
                        .map(PositionValue::position)
                        .filter(position -> position.symbol().equals(instrument.symbol()))
                        .map(position -> Map.entry(valuation.portfolio().id(), position)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Standing(today, quote.map(Quote::session), held, waiting);
    }
}
