package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Reservation;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;

/** How an {@link Order} lies in the table: the one place that knows. */
final class OrderColumns {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private OrderColumns() {}

    /** What is fixed once an order is accepted. */
    static Map<String, Object> identityOf(Order order, String ticket) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", order.id().value());
        values.put("portfolio_id", order.portfolio().value());
        values.put("client_order_id", order.clientOrderId().value());
        values.put("ticket", ticket);
        values.put("side", order.side().name());
        values.put("symbol", order.symbol().value());
        values.put("order_type", kind(order.type()));
        values.put("time_in_force", order.timeInForce().name());
        values.put("accepted_at", timestamp(order.acceptedAt()));
        values.put("expires_at", moment(order.expiresAt()));
        values.put("replaces", text(order.replaces().map(OrderId::toString)));
        return values;
    }

    /** What changes in its life. */
    static Map<String, Object> stateOf(Order order) {
        Map<String, Object> values = new HashMap<>();
        values.put("limit_price", number(order.type().limitPrice().map(Price::perShare)));
        values.put("stop_price", number(order.type().stopPrice().map(Price::perShare)));
        values.put("quantity", number(shares(order.size()).map(Quantity::shares)));
        values.put("amount", number(money(order.size()).map(Money::amount)));
        values.put("working_since", timestamp(order.workingSince()));
        values.put("counted_on", order.countedOn());
        values.put("triggered_at", moment(order.triggeredAt()));
        values.put("status", order.status().name());
        values.put("ended_at", moment(order.endedAt()));
        values.put("reserved_cash", number(order.keptCash().map(Money::amount)));
        values.put("reserved_shares", number(order.keptShares().map(Quantity::shares)));
        values.put(
                "rejection_reason",
                text(order.rejection().map(Rejection::reason).map(Enum::name)));
        values.put("rejection_sentence", text(order.rejection().map(Rejection::sentence)));
        values.putAll(fillOf(order.fill()));
        return values;
    }

    private static Map<String, Object> fillOf(Optional<Fill> fill) {
        Map<String, Object> values = new HashMap<>();
        values.put("filled_at", moment(fill.map(Fill::filledAt)));
        values.put("fill_price", number(fill.map(Fill::price).map(Price::perShare)));
        values.put("fill_quantity", number(fill.map(Fill::quantity).map(Quantity::shares)));
        values.put("fill_amount", number(fill.map(Fill::amount).map(Money::amount)));
        values.put(
                "commission", number(fill.map(Fill::fees).map(Fees::commission).map(Money::amount)));
        values.put("slippage", number(fill.map(Fill::fees).map(Fees::slippage).map(Money::amount)));
        values.put("cash_after", number(fill.map(Fill::cashAfter).map(Money::amount)));
        values.put("price_source", text(fill.map(Fill::source).map(Enum::name)));
        values.put("price_basis", text(fill.map(Fill::basis).map(Enum::name)));
        values.put("price_observed_at", moment(fill.map(Fill::priceObservedAt)));
        values.put("price_session", typed(Types.DATE, fill.map(Fill::priceSession)));
        values.put("fill_rule", text(fill.map(Fill::rule).map(Enum::name)));
        values.put("ledger_sequence", typed(Types.BIGINT, fill.map(Fill::ledgerSequence)));
        return values;
    }

    private static Optional<Quantity> shares(OrderSize size) {
        return size instanceof OrderSize.Shares shares ? Optional.of(shares.quantity()) : Optional.empty();
    }

    private static Optional<Money> money(OrderSize size) {
        return size instanceof OrderSize.Amount amount ? Optional.of(amount.money()) : Optional.empty();
    }

    private static SqlParameterValue number(Optional<BigDecimal> value) {
        return typed(Types.NUMERIC, value);
    }

    private static SqlParameterValue text(Optional<String> value) {
        return typed(Types.VARCHAR, value);
    }

    private static SqlParameterValue moment(Optional<Instant> value) {
        return typed(Types.TIMESTAMP_WITH_TIMEZONE, value.map(OrderColumns::timestamp));
    }

    /** A null has the type of its column, so that the statement is the same for every order and is planned once. */
    private static SqlParameterValue typed(int type, Optional<?> value) {
        return new SqlParameterValue(type, value.orElse(null));
    }

    /** An order in a row that also selects {@link TermsRows#COLUMNS}. */
    static Order order(ResultSet row, int number) throws SQLException {
        var side = Side.valueOf(row.getString("side"));
        var symbol = new Symbol(row.getString("symbol"));
        var status = OrderStatus.valueOf(row.getString("status"));
        return new Order(
                new OrderId(row.getObject("id", UUID.class)),
                new ClientOrderId(row.getString("client_order_id")),
                new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                side,
                symbol,
                size(row),
                type(row),
                TimeInForce.valueOf(row.getString("time_in_force")),
                TermsRows.terms(row),
                instant(row, "accepted_at"),
                optionalInstant(row, "expires_at"),
                instant(row, "working_since"),
                countedOn(row),
                optionalInstant(row, "triggered_at"),
                status,
                status == OrderStatus.OPEN ? Optional.of(kept(row, side, symbol)) : Optional.empty(),
                optionalInstant(row, "ended_at"),
                Optional.ofNullable(row.getObject("replaces", UUID.class)).map(OrderId::new),
                status == OrderStatus.FILLED ? Optional.of(fill(row)) : Optional.empty(),
                status == OrderStatus.REJECTED ? Optional.of(rejection(row)) : Optional.empty());
    }

    /** An earlier version did not write it down. */
    private static LocalDate countedOn(ResultSet row) throws SQLException {
        var written = row.getObject("counted_on", LocalDate.class);
        return written == null ? instant(row, "working_since").atZone(NEW_YORK).toLocalDate() : written;
    }

    private static OrderSize size(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null
                ? new OrderSize.Shares(new Quantity(row.getBigDecimal("quantity")))
                : new OrderSize.Amount(Money.usd(amount));
    }

    private static String kind(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "MARKET";
            case OrderType.Limit _ -> "LIMIT";
            case OrderType.Stop _ -> "STOP";
            case OrderType.StopLimit _ -> "STOP_LIMIT";
        };
    }

    private static OrderType type(ResultSet row) throws SQLException {
        var kind = row.getString("order_type");
        return switch (kind) {
            case "MARKET" -> OrderType.MARKET;
            case "LIMIT" -> new OrderType.Limit(price(row, "limit_price"));
            case "STOP" -> new OrderType.Stop(price(row, "stop_price"));
            case "STOP_LIMIT" -> new OrderType.StopLimit(price(row, "stop_price"), price(row, "limit_price"));
            default -> throw new IllegalStateException("No type of order is called " + kind);
        };
    }

    private static Reservation kept(ResultSet row, Side side, Symbol symbol) throws SQLException {
        return switch (side) {
            case BUY -> new Reservation.OfCash(Money.usd(row.getBigDecimal("reserved_cash")));
            case SELL -> new Reservation.OfShares(symbol, new Quantity(row.getBigDecimal("reserved_shares")));
        };
    }

    private static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                instant(row, "filled_at"),
                price(row, "fill_price"),
                new Quantity(row.getBigDecimal("fill_quantity")),
                Money.usd(row.getBigDecimal("fill_amount")),
                new Fees(Money.usd(row.getBigDecimal("commission")), Money.usd(row.getBigDecimal("slippage"))),
                Money.usd(row.getBigDecimal("cash_after")),
                PriceSource.valueOf(row.getString("price_source")),
                PriceBasis.valueOf(row.getString("price_basis")),
                instant(row, "price_observed_at"),
                row.getObject("price_session", LocalDate.class),
                FillRule.valueOf(row.getString("fill_rule")),
                row.getLong("ledger_sequence"));
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                RejectionReason.valueOf(row.getString("rejection_reason")), row.getString("rejection_sentence"));
    }

    private static Price price(ResultSet row, String column) throws SQLException {
        return Price.usd(row.getBigDecimal(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
