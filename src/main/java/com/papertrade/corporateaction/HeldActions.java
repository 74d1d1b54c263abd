package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.ActionRows.timestamp;

import com.papertrade.corporateaction.ActionReading.Doubtful;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is held for review. What was decided once is not asked again, however often it is told. */
@Repository
class HeldActions {

    enum Decision {
        APPLIED,
        DISMISSED
    }

    private final JdbcClient database;

    HeldActions(JdbcClient database) {
        this.database = database;
    }

    /** @return whether it is new, word for word */
    boolean hold(ReportedAction reported, String origin, Doubtful doubt, Instant now) {
        return database.sql("""
                        INSERT INTO held_action
                            (symbol, kind, effective_on, value, pay_date, origin, reason, sentence, held_since)
                        VALUES (:symbol, :kind, :effectiveOn, :value, :payDate, :origin, :reason, :sentence, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("symbol", reported.symbol().value())
                        .param("kind", reported.kind().name())
                        .param("effectiveOn", reported.effectiveOn())
                        .param("value", reported.value())
                        .param("payDate", reported.payDate())
                        .param("origin", origin)
                        .param("reason", doubt.reason().name())
                        .param("sentence", doubt.sentence())
                        .param("now", timestamp(now))
                        .update()
                > 0;
    }

    /** Those nobody has decided on, the oldest first. */
    List<HeldAction> findUndecided() {
        return database.sql("SELECT * FROM held_action WHERE decision IS NULL ORDER BY id")
                .query(HeldActions::held)
                .list();
    }

    int countUndecided() {
        return database.sql("SELECT count(*) FROM held_action WHERE decision IS NULL")
                .query(Integer.class)
                .single();
    }

    /** To decide on: nobody else can until the transaction ends. */
    Optional<HeldAction> lockUndecided(long id) {
        return database.sql("SELECT * FROM held_action WHERE id = :id AND decision IS NULL FOR UPDATE")
                .param("id", id)
                .query(HeldActions::held)
                .optional();
    }

    void decide(long id, Decision decision, String by, Instant now) {
        var _ = database.sql("""
                        UPDATE held_action SET decision = :decision, decided_by = :by, decided_at = :now WHERE id = :id
                        """)
                .param("decision", decision.name())
                .param("by", by)
                .param("now", timestamp(now))
                .param("id", id)
                .update();
    }

    private static HeldAction held(ResultSet row, int number) throws SQLException {
        return new HeldAction(
                row.getLong("id"),
                new ReportedAction(
                        ReportedAction.Kind.valueOf(row.getString("kind")),
                        new Symbol(row.getString("symbol")),
                        row.getString("effective_on"),
                        row.getString("value"),
                        row.getString("pay_date")),
                row.getString("origin"),
                HoldReason.valueOf(row.getString("reason")),
                row.getString("sentence"),
                row.getObject("held_since", OffsetDateTime.class).toInstant());
    }
}
