package com.papertrade.corporateaction;

import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.CorporateAction.Split;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.KnownActions;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.money.Price;
import com.papertrade.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The splits and dividends that are believed, and which portfolios have been recounted for a split. */
@Repository
class ActionRows implements KnownActions {

    private final JdbcClient database;

    ActionRows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<CorporateActionNotice> between(Symbol symbol, LocalDate from, LocalDate to) {
        return database
                .sql("""
                        SELECT * FROM corporate_action
                        WHERE symbol = :symbol AND effective_on BETWEEN :from AND :to ORDER BY effective_on, kind DESC
                        """)
                .param("symbol", symbol.value())
                .param("from", from)
                .param("to", to)
                .query(ActionRows::known)
                .list()
                .stream()
                .map(KnownAction::action)
                .map(ActionRows::notice)
                .toList();
    }

    /** All of an instrument, newest first. */
    List<KnownAction> findOf(Symbol symbol) {
        return database.sql("SELECT * FROM corporate_action WHERE symbol = :symbol ORDER BY effective_on DESC, kind")
                .param("symbol", symbol.value())
                .query(ActionRows::known)
                .list();
    }

    Optional<KnownAction> find(Symbol symbol, Kind kind, LocalDate effectiveOn) {
        return database.sql("""
                        SELECT * FROM corporate_action
                        WHERE symbol = :symbol AND kind = :kind AND effective_on = :effectiveOn
                        """)
                .param("symbol", symbol.value())
                .param("kind", kind.name())
                .param("effectiveOn", effectiveOn)
                .query(ActionRows::known)
                .optional();
    }

    /** Announced ones and past ones, the latest first. */
    List<KnownAction> findLatest(int limit) {
        return database.sql("SELECT * FROM corporate_action ORDER BY effective_on DESC, symbol, kind LIMIT :limit")
                .param("limit", limit)
                .query(ActionRows::known)
                .list();
    }

    /** Those that have taken effect by that day and have not reached everybody; in order, a split before a dividend. */
    List<KnownAction> findDue(LocalDate day) {
        return database.sql("""
                        SELECT * FROM corporate_action WHERE settled_at IS NULL AND effective_on <= :day
                        ORDER BY effective_on, kind DESC, symbol
                        """).param("day", day).query(ActionRows::known).list();
    }

    /** @return whether it is new; what is known of that kind and day stays as it is */
    boolean insert(CorporateAction action, String origin, Instant now) {
        return database.sql("""
                        INSERT INTO corporate_action
                            (symbol, kind, effective_on, value, pay_date, origin, known_since)
                        VALUES (:symbol, :kind, :effectiveOn, :value, CAST(:payDate AS DATE), :origin, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("symbol", action.symbol().value())
                        .param("kind", action.kind().name())
                        .param("effectiveOn", action.effectiveOn())
                        .param("value", action.value())
                        .param("payDate", action.payDate().orElse(null))
                        .param("origin", origin)
                        .param("now", timestamp(now))
                        .update()
                > 0;
    }

    /** What is known of that kind and day is this from now on, and every portfolio is to be looked at again. */
    void replace(long id, CorporateAction action, String origin) {
        var _ = database.sql("""
                        UPDATE corporate_action SET value = :value, pay_date = CAST(:payDate AS DATE),
                            origin = :origin, settled_at = NULL
                        WHERE id = :id
                        """)
                .param("value", action.value())
                .param("payDate", action.payDate().orElse(null))
                .param("origin", origin)
                .param("id", id)
                .update();
    }

    void remove(long id) {
        var _ = database.sql("DELETE FROM corporate_action WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Unless it was replaced meanwhile. */
    void markSettled(KnownAction known, Instant now) {
        var _ = database.sql("""
                        UPDATE corporate_action SET settled_at = :now
                        WHERE id = :id AND value = :value AND pay_date IS NOT DISTINCT FROM CAST(:payDate AS DATE)
                        """)
                .param("now", timestamp(now))
                .param("id", known.id())
                .param("value", known.action().value())
                .param("payDate", known.action().payDate().orElse(null))
                .update();
    }

    /** @return false if the portfolio was recounted for it already */
    boolean markSettled(PortfolioId portfolio, Split split, Instant now) {
        return database.sql("""
                        INSERT INTO split_settlement (portfolio_id, symbol, effective_on, settled_at)
                        VALUES (:portfolio, :symbol, :effectiveOn, :now) ON CONFLICT DO NOTHING
                        """)
                        .param("portfolio", portfolio.value())
                        .param("symbol", split.symbol().value())
                        .param("effectiveOn", split.effectiveOn())
                        .param("now", timestamp(now))
                        .update()
                > 0;
    }

    int countSettled(Symbol symbol, LocalDate effectiveOn) {
        return database.sql("""
                        SELECT count(*) FROM split_settlement WHERE symbol = :symbol AND effective_on = :effectiveOn
                        """)
                .param("symbol", symbol.value())
                .param("effectiveOn", effectiveOn)
                .query(Integer.class)
                .single();
    }

    private static KnownAction known(ResultSet row, int number) throws SQLException {
        return new KnownAction(
                row.getLong("id"),
                action(row),
                row.getString("origin"),
                row.getObject("known_since", OffsetDateTime.class).toInstant(),
                row.getObject("settled_at", OffsetDateTime.class) != null);
    }

    private static CorporateAction action(ResultSet row) throws SQLException {
        var symbol = new Symbol(row.getString("symbol"));
        var effectiveOn = row.getObject("effective_on", LocalDate.class);
        BigDecimal value = row.getBigDecimal("value");
        return switch (Kind.valueOf(row.getString("kind"))) {
            case SPLIT -> new Split(symbol, effectiveOn, new SplitRatio(value));
            case DIVIDEND ->
                new CashDividend(
                        symbol,
                        effectiveOn,
                        Optional.ofNullable(row.getObject("pay_date", LocalDate.class)),
                        Price.usd(value));
        };
    }

    private static CorporateActionNotice notice(CorporateAction action) {
        return switch (action) {
            case Split split -> new SplitNotice(split.symbol(), split.effectiveOn(), split.ratio());
            case CashDividend dividend ->
                new DividendNotice(dividend.symbol(), dividend.exDate(), dividend.payDate(), dividend.perShare());
        };
    }

    static OffsetDateTime timestamp(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
