package com.papertrade.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as the server sees it: what it takes on the disk, and how long its upkeep takes. */
record LedgerTable(JdbcClient database) {

    private static final String PARTS = """
            (select 'ledger_entry'::regclass as part union all
             select inhrelid from pg_inherits where inhparent = 'ledger_entry'::regclass) as parts
            """;

    void measureSize(SideBySide table, String layout) {
        table.tell(layout, "table", SideBySide.megabytes(bytes("pg_table_size(part)")));
        database.sql("""
                        select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING btree ', '') as columns,
                               sum(pg_relation_size(indexrelid)) as bytes
                        from pg_index join %s on indrelid = part group by 1 order by bytes desc
                        """.formatted(PARTS))
                .query((row, _) -> {
                    table.tell(layout, "index " + row.getString(1), SideBySide.megabytes(row.getLong(2)));
                    return "";
                })
                .list();
        table.tell(layout, "table and indexes", SideBySide.megabytes(bytes("pg_total_relation_size(part)")));
    }

    private long bytes(String size) {
        return database.sql("select sum(%s) from %s".formatted(size, PARTS))
                .query(Long.class)
                .single();
    }

    void measureUpkeep(SideBySide table, String layout) {
        table.time(layout, "VACUUM (ANALYZE), first", () -> execute("vacuum (analyze) ledger_entry"));
        table.time(layout, "VACUUM, nothing to do", () -> execute("vacuum ledger_entry"));
        table.time(layout, "ANALYZE", () -> execute("analyze ledger_entry"));
        table.time(layout, "CREATE INDEX (portfolio_id, occurred_at), writers wait", this::buildIndex);
    }

    private void buildIndex() {
        execute("create index ledger_entry_once_more on ledger_entry (portfolio_id, occurred_at)");
        execute("drop index ledger_entry_once_more");
    }

    void measureUpkeepOfOnePartition(SideBySide table, String layout) {
        table.time(layout, "VACUUM (ANALYZE) of one partition", () -> execute("vacuum (analyze) ledger_entry_p00"));
        table.time(layout, "CREATE INDEX on one partition", () -> {
            execute("create index ledger_entry_once_more on ledger_entry_p00 (portfolio_id, occurred_at)");
            execute("drop index ledger_entry_once_more");
        });
        table.time(layout, "COPY of one partition to a file", () -> execute("""
                        do $$ begin execute format('copy ledger_entry_p00 to %L', current_setting('data_directory') || '/p00'); end $$
                        """));
        table.tell(
                layout,
                "DETACH PARTITION while orders refer to it",
                refusalOf("alter table ledger_entry detach partition ledger_entry_p00"));
        execute("begin");
        execute("alter table trade_order drop constraint trade_order_portfolio_id_ledger_sequence_fkey");
        execute(
                "alter table dividend_entitlement drop constraint dividend_entitlement_portfolio_id_paid_sequence_fkey");
        table.time(
                layout,
                "DETACH PARTITION without their foreign keys",
                () -> execute("alter table ledger_entry detach partition ledger_entry_p00"));
        execute("rollback");
    }

    private String refusalOf(String statement) {
        try {
            execute(statement);
            return "done";
        } catch (RuntimeException refused) {
            return "refused";
        }
    }

    private void execute(String statement) {
        database.sql(statement).update();
    }
}
