package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.instant;
import static com.papertrade.portfolio.Columns.instantOr;
import static com.papertrade.portfolio.Columns.money;
import static com.papertrade.portfolio.Columns.quantity;
import static com.papertrade.portfolio.Columns.symbol;
import static com.papertrade.portfolio.Columns.timestamp;
import static java.util.Map.entry;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/** How a {@link LedgerEntry} lies in the table: the one place that knows which kind uses which columns. */
final class LedgerColumns {

    /** All of an entry's own, with their types; a kind leaves those null that it does not use. */
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            entry("kind", Types.VARCHAR),
            entry("occurred_at", Types.TIMESTAMP_WITH_TIMEZONE),
            entry("effective_at", Types.TIMESTAMP_WITH_TIMEZONE),
            entry("symbol", Types.VARCHAR),
            entry("quantity", Types.NUMERIC),
            entry("price", Types.NUMERIC),
            entry("amount", Types.NUMERIC),
            entry("cost_taken", Types.NUMERIC),
            entry("split_factor", Types.NUMERIC),
            entry("split_into", Types.NUMERIC),
            entry("effective_on", Types.DATE),
            entry("ex_date", Types.DATE),
            entry("pay_date", Types.DATE),
            entry("note", Types.VARCHAR),
            entry("reversed_sequence", Types.BIGINT),
            entry("reversed_kind", Types.VARCHAR),
            entry("reversed_occurred_at", Types.TIMESTAMP_WITH_TIMEZONE),
            entry("reversed_effective_at", Types.TIMESTAMP_WITH_TIMEZONE),
            entry("reversed_because", Types.VARCHAR));

    static final List<String> NAMES = TYPES.keySet().stream().sorted().toList();

    private final Map<String, Object> values = new HashMap<>();

    /** A null has the type of its column, so that the statement is the same for every kind and is planned once. */
    private LedgerColumns() {
        TYPES.forEach((name, type) -> values.put(name, new SqlParameterValue(type, null)));
    }

    static Map<String, Object> of(LedgerEntry entry) {
        var columns = new LedgerColumns();
        columns.values.put("occurred_at", timestamp(entry.occurredAt()));
        columns.putEffective("effective_at", entry);
        columns.values.put("kind", columns.describe(entry).name());
        return columns.values;
    }

    /** Only where it is not when it was booked. */
    private void putEffective(String column, LedgerEntry entry) {
        if (!entry.effectiveAt().equals(entry.occurredAt())) {
            values.put(column, timestamp(entry.effectiveAt()));
        }
    }

    /** Fills in the columns that the kind of entry uses, and says which kind it is. */
    private EntryKind describe(LedgerEntry entry) {
        return switch (entry) {
            case Deposited deposited -> {
                values.put("amount", deposited.amount().amount());
                yield EntryKind.DEPOSITED;
            }
            case Withdrawn withdrawn -> {
                values.put("amount", withdrawn.amount().amount());
                yield EntryKind.WITHDRAWN;
            }
            case FeeCharged fee -> {
                values.put("amount", fee.amount().amount());
                values.put("note", fee.what());
                yield EntryKind.FEE_CHARGED;
            }
            case Bought bought -> {
                describeTrade(bought.symbol(), bought.quantity(), bought.price(), bought.cost());
                yield EntryKind.BOUGHT;
            }
            case Sold sold -> {
                describeTrade(sold.symbol(), sold.quantity(), sold.price(), sold.proceeds());
                values.put("cost_taken", sold.costTaken().amount());
                yield EntryKind.SOLD;
            }
            case DividendReceived dividend -> {
                describeTrade(dividend.symbol(), dividend.held(), dividend.rate(), dividend.amount());
                values.put("ex_date", dividend.exDate());
                values.put("pay_date", dividend.payDate());
                yield EntryKind.DIVIDEND_RECEIVED;
            }
            case SharesSplit split -> {
                values.put("symbol", split.symbol().value());
                values.put("quantity", split.before().shares());
                values.put("split_into", split.after().shares());
                values.put("split_factor", split.ratio().factor());
                values.put("effective_on", split.effectiveOn());
                yield EntryKind.SHARES_SPLIT;
            }
            case Reversed reversed -> {
                values.put("reversed_kind", describe(reversed.original()).name());
                values.put("reversed_sequence", reversed.sequence());
                values.put("reversed_occurred_at", timestamp(reversed.original().occurredAt()));
                values.put("reversed_because", reversed.why());
                putEffective("reversed_effective_at", reversed.original());
                yield EntryKind.REVERSED;
            }
        };
    }

    private void describeTrade(Symbol symbol, Quantity quantity, Price price, Money amount) {
        values.put("symbol", symbol.value());
        values.put("quantity", quantity.shares());
        values.put("price", price.perShare());
        values.put("amount", amount.amount());
    }

    static LedgerEntry read(ResultSet row) throws SQLException {
        var kind = EntryKind.valueOf(row.getString("kind"));
        var occurredAt = instant(row, "occurred_at");
        var effectiveAt = instantOr(row, "effective_at", occurredAt);
        return kind == EntryKind.REVERSED
                ? reversal(row, occurredAt, effectiveAt)
                : entryOf(row, kind, occurredAt, effectiveAt);
    }

    private static Reversed reversal(ResultSet row, Instant occurredAt, Instant effectiveAt) throws SQLException {
        var at = instant(row, "reversed_occurred_at");
        var original = entryOf(
                row,
                EntryKind.valueOf(row.getString("reversed_kind")),
                at,
                instantOr(row, "reversed_effective_at", at));
        return new Reversed(
                occurredAt, effectiveAt, row.getLong("reversed_sequence"), original, row.getString("reversed_because"));
    }

    private static LedgerEntry entryOf(ResultSet row, EntryKind kind, Instant at, Instant effectiveAt)
            throws SQLException {
        return switch (kind) {
            case DEPOSITED -> new Deposited(at, money(row, "amount"));
            case WITHDRAWN -> new Withdrawn(at, money(row, "amount"));
            case FEE_CHARGED -> new FeeCharged(at, money(row, "amount"), row.getString("note"));
            case BOUGHT ->
                new Bought(at, effectiveAt, symbol(row), quantity(row, "quantity"), price(row), money(row, "amount"));
            case SOLD ->
                new Sold(
                        at,
                        effectiveAt,
                        symbol(row),
                        quantity(row, "quantity"),
                        price(row),
                        money(row, "amount"),
                        money(row, "cost_taken"));
            case DIVIDEND_RECEIVED ->
                new DividendReceived(
                        at,
                        symbol(row),
                        quantity(row, "quantity"),
                        price(row),
                        row.getObject("ex_date", LocalDate.class),
                        row.getObject("pay_date", LocalDate.class),
                        money(row, "amount"));
            case SHARES_SPLIT ->
                new SharesSplit(
                        at,
                        symbol(row),
                        new SplitRatio(row.getBigDecimal("split_factor")),
                        row.getObject("effective_on", LocalDate.class),
                        quantity(row, "quantity"),
                        quantity(row, "split_into"));
            case REVERSED -> throw new IllegalStateException("A reversal of a reversal");
        };
    }

    private static Price price(ResultSet row) throws SQLException {
        return Price.usd(row.getBigDecimal("price"));
    }
}
