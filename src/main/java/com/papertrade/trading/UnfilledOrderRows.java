package com.papertrade.trading;

import static com.papertrade.trading.OrderColumns.timestamp;

import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders that are not in the ledger, which are few, and have an index of their own. No repository, as those are all that {@code
 * verify-ledger} starts, and it knows no instruments.
 */
@Component
class UnfilledOrderRows {

    private static final String UNFILLED = " WHERE trade_order.portfolio_id = :portfolio AND status <> 'FILLED'";

    private static final String WORD = """
             AND (symbol = ANY (:symbols%1$d) OR strpos(lower(concat_ws(' ',
                side, replace(order_type, '_', '-'), status, rejection_sentence)), :word%1$d) > 0)
            """;

    private final JdbcClient database;
    private final Instruments instruments;

    UnfilledOrderRows(JdbcClient database, Instruments instruments) {
        this.database = database;
        this.instruments = instruments;
    }

    /** The latest accepted first. */
    List<Order> find(PortfolioId portfolio, OrderFilter filter, int limit) {
        var asked = new Asked();
        filter.from()
                .ifPresent(moment -> asked.and("coalesce(ended_at, accepted_at) >= :from", "from", timestamp(moment)));
        filter.before()
                .ifPresent(
                        moment -> asked.and("coalesce(ended_at, accepted_at) < :before", "before", timestamp(moment)));
        filter.side().ifPresent(side -> asked.and("side = :side", "side", side.name()));
        filter.instrument().ifPresent(symbol -> asked.and("symbol = :symbol", "symbol", symbol.value()));
        if (!filter.text().isEmpty()) {
            addWords(asked, portfolio, filter.text().words());
        }
        return database.sql(
                        OrderRows.SELECT + UNFILLED + asked.condition + " ORDER BY accepted_number DESC LIMIT :limit")
                .param("portfolio", portfolio.value())
                .param("limit", limit)
                .params(asked.parameters)
                .query(OrderColumns::order)
                .list();
    }

    private void addWords(Asked asked, PortfolioId portfolio, List<String> words) {
        var meant = instruments.meantBy(words, symbols(portfolio));
        for (int i = 0; i < words.size(); i++) {
            asked.condition.append(WORD.formatted(i));
            asked.parameters.put("word" + i, words.get(i));
            asked.parameters.put(
                    "symbols" + i,
                    meant.getOrDefault(words.get(i), Set.of()).stream()
                            .map(Symbol::value)
                            .toArray(String[]::new));
        }
    }

    private List<Symbol> symbols(PortfolioId portfolio) {
        return database.sql("SELECT DISTINCT symbol FROM trade_order" + UNFILLED)
                .param("portfolio", portfolio.value())
                .query((row, _) -> new Symbol(row.getString("symbol")))
                .list();
    }

    /** Conditions, one after the other, with what they compare with. */
    private static final class Asked {

        private final StringBuilder condition = new StringBuilder();
        private final Map<String, Object> parameters = new HashMap<>();

        void and(String comparison, String name, Object value) {
            condition.append(" AND ").append(comparison);
            parameters.put(name, value);
        }
    }
}
