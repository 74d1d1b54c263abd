package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.ActionRows.timestamp;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.ReportedAction.Kind;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When a provider was asked for splits and dividends, so that it is asked seldom, whichever instance asks. */
@Repository
class Inquiries {

    private final JdbcClient database;

    Inquiries(JdbcClient database) {
        this.database = database;
    }

    List<ActionInquiry> findAll(PriceSource source) {
        return database.sql("SELECT * FROM action_inquiry WHERE source = :source ORDER BY symbol, kind")
                .param("source", source.name())
                .query((row, _) -> new ActionInquiry(
                        new Symbol(row.getString("symbol")),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ask_again", OffsetDateTime.class).toInstant(),
                        row.getString("met")))
                .list();
    }

    void save(PriceSource source, ActionInquiry inquiry) {
        var _ = database.sql("""
                        INSERT INTO action_inquiry (source, symbol, kind, asked_at, ask_again, met)
                        VALUES (:source, :symbol, :kind, :askedAt, :askAgain, :met)
                        ON CONFLICT (source, symbol, kind) DO UPDATE SET
                            asked_at = excluded.asked_at, ask_again = excluded.ask_again, met = excluded.met
                        """)
                .param("source", source.name())
                .param("symbol", inquiry.symbol().value())
                .param("kind", inquiry.kind().name())
                .param("askedAt", timestamp(inquiry.askedAt()))
                .param("askAgain", timestamp(inquiry.askAgain()))
                .param("met", inquiry.met())
                .update();
    }
}
