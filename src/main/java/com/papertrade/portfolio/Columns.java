package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How the words of the trade lie in columns. Amounts are in dollars, the one currency there is. */
final class Columns {

    private Columns() {}

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.usd(row.getBigDecimal(column));
    }

    static Quantity quantity(ResultSet row, String column) throws SQLException {
        return new Quantity(row.getBigDecimal(column));
    }

    static Symbol symbol(ResultSet row) throws SQLException {
        return new Symbol(row.getString("symbol"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Instant instantOr(ResultSet row, String column, Instant otherwise) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? otherwise : moment.toInstant();
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
