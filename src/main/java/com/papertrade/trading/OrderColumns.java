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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an {@link Order} lies in the table: the one place that knows. */
final class OrderColumns {

    private OrderColumns() {}

    /** What is fixed once an order is accepted. */
    static Map<String, @Nullable Object> identityOf(Order order, String ticket) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", order.id().value());
        values.put("portfolio_id", order.portfolio().value());
        values.put("client_order_id", order.clientOrderId().value());
        values.put("ticket", ticket);
        values.put("side", order.side().name());
        values.put("symbol", order.symbol().value());
        values.put("order_type", kind(order.type()));
        values.put("time_in_force", order.timeInForce().name());
        values.put("accepted_at", timestamp(order.acceptedAt()));
        values.put("expires_at", order.expiresAt().map(OrderColumns::timestamp).orElse(null));
        values.put("replaces", order.replaces().map(OrderId::value).orElse(null));
        return values;
    }

    /** What changes in its life. */
    static Map<String, @Nullable Object> stateOf(Order order) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("limit_price", order.type().limitPrice().map(Price::perShare).orElse(null));
        values.put("stop_price", order.type().stopPrice().map(Price::perShare).orElse(null));
        values.put(
                "quantity",
                order.size() instanceof OrderSize.Shares shares
                        ? shares.quantity().shares()
                        : null);
        values.put(
                "amount",
                order.size() instanceof OrderSize.Amount amount ? amount.money().amount() : null);
        values.put("working_since", timestamp(order.workingSince()));
        values.put(
                "triggered_at", order.triggeredAt().map(OrderColumns::timestamp).orElse(null));
        values.put("status", order.status().name());
        values.put("ended_at", order.endedAt().map(OrderColumns::timestamp).orElse(null));
        var kept = order.kept().orElse(null);
        values.put(
                "reserved_cash",
                kept instanceof Reservation.OfCash cash ? cash.amount().amount() : null);
        values.put(
                "reserved_shares",
                kept instanceof Reservation.OfShares shares ? shares.quantity().shares() : null);
        var rejection = order.rejection();
        values.put(
                "rejection_reason",
                rejection.map(Rejection::reason).map(Enum::name).orElse(null));
        values.put("rejection_sentence", rejection.map(Rejection::sentence).orElse(null));
        values.putAll(fillOf(order.fill()));
        return values;
    }

    private static Map<String, @Nullable Object> fillOf(Optional<Fill> fill) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(
                "filled_at",
                fill.map(Fill::filledAt).map(OrderColumns::timestamp).orElse(null));
        values.put("fill_price", fill.map(Fill::price).map(Price::perShare).orElse(null));
        values.put(
                "fill_quantity", fill.map(Fill::quantity).map(Quantity::shares).orElse(null));
        values.put("fill_amount", fill.map(Fill::amount).map(Money::amount).orElse(null));
        values.put(
                "commission",
                fill.map(Fill::fees).map(fees -> fees.commission().amount()).orElse(null));
        values.put(
                "slippage",
                fill.map(Fill::fees).map(fees -> fees.slippage().amount()).orElse(null));
        values.put("cash_after", fill.map(Fill::cashAfter).map(Money::amount).orElse(null));
        values.put("price_source", fill.map(Fill::source).map(Enum::name).orElse(null));
        values.put("price_basis", fill.map(Fill::basis).map(Enum::name).orElse(null));
        values.put(
                "price_observed_at",
                fill.map(Fill::priceObservedAt).map(OrderColumns::timestamp).orElse(null));
        values.put("price_session", fill.map(Fill::priceSession).orElse(null));
        values.put("fill_rule", fill.map(Fill::rule).map(Enum::name).orElse(null));
        values.put("ledger_sequence", fill.map(Fill::ledgerSequence).orElse(null));
        return values;
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
                optionalInstant(row, "triggered_at"),
                status,
                status == OrderStatus.OPEN ? Optional.of(kept(row, side, symbol)) : Optional.empty(),
                optionalInstant(row, "ended_at"),
                Optional.ofNullable(row.getObject("replaces", UUID.class)).map(OrderId::new),
                status == OrderStatus.FILLED ? Optional.of(fill(row)) : Optional.empty(),
                status == OrderStatus.REJECTED ? Optional.of(rejection(row)) : Optional.empty());
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
