package com.papertrade.trading;

import static com.papertrade.trading.OrderColumns.instant;
import static com.papertrade.trading.OrderColumns.timestamp;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Reserved;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All orders, and what happened to each. An order and its events are written in one statement. */
@Repository
class OrderRows {

    /** An order with the terms it was accepted under. */
    static final String SELECT = """
            SELECT trade_order.*, %s
            FROM trade_order LEFT JOIN trading_terms AS terms ON terms.id = trade_order.terms_id
            """.formatted(TermsRows.COLUMNS);

    private final JdbcClient database;

    OrderRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * What must be known of a portfolio's orders before another is accepted.
     *
     * @param known whether the client order id is in use
     */
    record Standing(TradingTerms terms, boolean known) {}

    Standing standing(PortfolioId portfolio, ClientOrderId clientOrderId) {
        return database.sql("""
                        SELECT %s,
                            EXISTS (SELECT FROM trade_order
                                    WHERE portfolio_id = :portfolio AND client_order_id = :clientOrderId) AS known
                        FROM (VALUES (1)) AS always
                        LEFT JOIN LATERAL (
                            SELECT * FROM trading_terms WHERE portfolio_id = :portfolio
                            ORDER BY id DESC LIMIT 1) AS terms ON true
                        """.formatted(TermsRows.COLUMNS))
                .param("portfolio", portfolio.value())
                .param("clientOrderId", clientOrderId.value())
                .query((row, _) -> new Standing(TermsRows.terms(row), row.getBoolean("known")))
                .single();
    }

    int countOpenIn(PortfolioId portfolio) {
        return database.sql("SELECT count(*) FROM trade_order WHERE portfolio_id = :portfolio AND status = 'OPEN'")
                .param("portfolio", portfolio.value())
                .query(Integer.class)
                .single();
    }

    /** An order with the words of its ticket. */
    record Known(Order order, String ticket) {}

    Optional<Known> find(PortfolioId portfolio, ClientOrderId clientOrderId) {
        return database.sql(SELECT + "WHERE trade_order.portfolio_id = :portfolio AND client_order_id = :clientOrderId")
                .param("portfolio", portfolio.value())
                .param("clientOrderId", clientOrderId.value())
                .query((row, number) -> new Known(OrderColumns.order(row, number), row.getString("ticket")))
                .optional();
    }

    Optional<Order> find(PortfolioId portfolio, OrderId id) {
        return database.sql(SELECT + "WHERE trade_order.id = :id AND trade_order.portfolio_id = :portfolio")
                .param("id", id.value())
                .param("portfolio", portfolio.value())
                .query(OrderColumns::order)
                .optional();
    }

    /** Of the entry that booked the trade, or of one of those that booked its fees and follow it. */
    Optional<Order> findFilledBy(PortfolioId portfolio, long ledgerSequence) {
        return database.sql(SELECT + """
                        WHERE trade_order.portfolio_id = :portfolio
                            AND ledger_sequence BETWEEN :sequence - 2 AND :sequence
                            AND ledger_sequence + (trade_order.commission > 0)::int + (trade_order.slippage > 0)::int >= :sequence
                        """)
                .param("portfolio", portfolio.value())
                .param("sequence", ledgerSequence)
                .query(OrderColumns::order)
                .optional();
    }

    /** Of which session the price of each trade in an instrument was, by when it was filled. */
    Map<Instant, LocalDate> findPriceSessions(PortfolioId portfolio, Symbol symbol, Instant since) {
        return database
                .sql("""
                        SELECT filled_at, price_session FROM trade_order
                        WHERE portfolio_id = :portfolio AND symbol = :symbol AND filled_at > :since
                        """)
                .param("portfolio", portfolio.value())
                .param("symbol", symbol.value())
                .param("since", timestamp(since))
                .query((row, _) ->
                        Map.entry(instant(row, "filled_at"), row.getObject("price_session", LocalDate.class)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    Set<PortfolioId> findPortfoliosWaitingFor(Symbol symbol) {
        return Set.copyOf(
                database.sql("SELECT DISTINCT portfolio_id FROM trade_order WHERE symbol = :symbol AND status = 'OPEN'")
                        .param("symbol", symbol.value())
                        .query((row, _) -> new PortfolioId(row.getObject("portfolio_id", UUID.class)))
                        .list());
    }

    /** The latest accepted first. */
    List<Order> findLatest(PortfolioId portfolio, int limit) {
        return database.sql(SELECT
                        + "WHERE trade_order.portfolio_id = :portfolio ORDER BY accepted_number DESC LIMIT :limit")
                .param("portfolio", portfolio.value())
                .param("limit", limit)
                .query(OrderColumns::order)
                .list();
    }

    /** The latest filled first. */
    List<Order> findFilled(Collection<PortfolioId> portfolios, Symbol symbol, int limit) {
        return database.sql(SELECT + """
                        WHERE trade_order.portfolio_id = ANY (:portfolios) AND symbol = :symbol AND filled_at IS NOT NULL
                        ORDER BY filled_at DESC, accepted_number DESC LIMIT :limit
                        """)
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .param("symbol", symbol.value())
                .param("limit", limit)
                .query(OrderColumns::order)
                .list();
    }

    /** In the order they were accepted. */
    List<Order> findOpenIn(PortfolioId portfolio) {
        return database.sql(SELECT
                        + "WHERE trade_order.portfolio_id = :portfolio AND status = 'OPEN' ORDER BY accepted_number")
                .param("portfolio", portfolio.value())
                .query(OrderColumns::order)
                .list();
    }

    /** In the order they were accepted. */
    List<Order> findOpenIn(Collection<PortfolioId> portfolios, Symbol symbol) {
        return database.sql(SELECT + """
                        WHERE trade_order.portfolio_id = ANY (:portfolios) AND symbol = :symbol AND status = 'OPEN'
                        ORDER BY accepted_number
                        """)
                .param("portfolios", portfolios.stream().map(PortfolioId::value).toArray(UUID[]::new))
                .param("symbol", symbol.value())
                .query(OrderColumns::order)
                .list();
    }

    /** Those of all portfolios, in the order they were accepted. */
    List<Order> findOpenOf(Collection<Symbol> symbols) {
        return database.sql(SELECT + "WHERE symbol = ANY (:symbols) AND status = 'OPEN' ORDER BY accepted_number")
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .query(OrderColumns::order)
                .list();
    }

    Set<Symbol> findOpenSymbols() {
        return new TreeSet<>(database.sql("SELECT DISTINCT symbol FROM trade_order WHERE status = 'OPEN'")
                .query((row, _) -> new Symbol(row.getString("symbol")))
                .list());
    }

    List<OrderEvent> findEventsOf(OrderId order) {
        return database.sql("SELECT * FROM order_event WHERE order_id = :order ORDER BY number")
                .param("order", order.value())
                .query((row, _) -> new OrderEvent(
                        instant(row, "occurred_at"),
                        OrderEvent.Kind.valueOf(row.getString("kind")),
                        row.getString("sentence")))
                .list();
    }

    /** What the open orders of a portfolio keep, added up order by order. */
    Reserved reservedIn(PortfolioId portfolio) {
        Map<Symbol, Quantity> shares = database
                .sql("""
                        SELECT symbol, sum(reserved_shares) AS kept FROM trade_order
                        WHERE portfolio_id = :portfolio AND status = 'OPEN' AND reserved_shares > 0
                        GROUP BY symbol
                        """)
                .param("portfolio", portfolio.value())
                .query((row, _) ->
                        Map.entry(new Symbol(row.getString("symbol")), new Quantity(row.getBigDecimal("kept"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        BigDecimal cash = database.sql("""
                        SELECT coalesce(sum(reserved_cash), 0) FROM trade_order
                        WHERE portfolio_id = :portfolio AND status = 'OPEN'
                        """)
                .param("portfolio", portfolio.value())
                .query(BigDecimal.class)
                .single();
        return new Reserved(Money.usd(cash), shares);
    }

    private static final List<String> COLUMNS = List.of(
            "id",
            "portfolio_id",
            "client_order_id",
            "ticket",
            "side",
            "symbol",
            "order_type",
            "time_in_force",
            "accepted_at",
            "expires_at",
            "replaces");

    private static final List<String> CHANGING = List.of(
            "limit_price",
            "stop_price",
            "quantity",
            "amount",
            "working_since",
            "counted_on",
            "triggered_at",
            "status",
            "ended_at",
            "reserved_cash",
            "reserved_shares",
            "rejection_reason",
            "rejection_sentence",
            "filled_at",
            "fill_price",
            "fill_quantity",
            "fill_amount",
            "commission",
            "slippage",
            "cash_after",
            "price_source",
            "price_basis",
            "price_observed_at",
            "price_session",
            "fill_rule",
            "ledger_sequence");

    /** Terms are changed only by who holds the portfolio, as this does: the newest are those that were read. */
    private static final String INSERT =
            """
            WITH accepted AS (
                INSERT INTO trade_order (%s, %s, terms_id)
                VALUES (%s, %s, (SELECT max(id) FROM trading_terms WHERE portfolio_id = :portfolio_id))
            )
            INSERT INTO order_event (order_id, number, occurred_at, kind, sentence)
            VALUES (:id, 1, :at, :kind, :sentence)
            """.formatted(names(COLUMNS), names(CHANGING), values(COLUMNS), values(CHANGING));

    private static final String UPDATE =
            """
            WITH changed AS (
                UPDATE trade_order SET %s WHERE id = :id
            )
            INSERT INTO order_event (order_id, number, occurred_at, kind, sentence)
            SELECT :id, coalesce(max(number), 0) + 1, :at, :kind, :sentence FROM order_event WHERE order_id = :id
            """.formatted(CHANGING.stream().map("%1$s = :%1$s"::formatted).collect(joining(", ")));

    /** To be called by who holds the portfolio. */
    void insert(Order order, String ticket, OrderEvent first) {
        Map<String, Object> values = eventColumns(first);
        values.putAll(OrderColumns.identityOf(order, ticket));
        values.putAll(OrderColumns.stateOf(order));
        var _ = database.sql(INSERT).params(values).update();
    }

    /** To be called by who holds the portfolio. */
    void update(Order order, OrderEvent event) {
        Map<String, Object> values = eventColumns(event);
        values.put("id", order.id().value());
        values.putAll(OrderColumns.stateOf(order));
        var _ = database.sql(UPDATE).params(values).update();
    }

    private static Map<String, Object> eventColumns(OrderEvent event) {
        Map<String, Object> values = new HashMap<>();
        values.put("at", timestamp(event.occurredAt()));
        values.put("kind", event.kind().name());
        values.put("sentence", event.sentence());
        return values;
    }

    private static String names(List<String> columns) {
        return String.join(", ", columns);
    }

    private static String values(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals("replaces") ? "CAST(:replaces AS uuid)" : ":" + column)
                .collect(joining(", "));
    }
}
