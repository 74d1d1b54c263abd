package com.papertrade.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a database is made of, as PostgreSQL itself tells it; no SQL is read here that somebody wrote. */
record Catalog(Map<String, Thing> things, Map<String, Column> columns) {

    /** What {@link MigrationRule} keeps its own notes in. */
    static final String NOTES = "release_check";

    enum Kind {
        TABLE,
        TYPE,
        LABEL,
        FUNCTION,
        TRIGGER,
        CHECK,
        FOREIGN_KEY,
        UNIQUE,
        INDEX
    }

    /**
     * Anything that is no column.
     *
     * @param owner the table or type it belongs to, by its name here; null if it stands for itself
     * @param columns those it is about, by their names here
     * @param heldByDefaults of a CHECK: whether a row passes that has nothing in its columns but their defaults
     */
    record Thing(
            Kind kind, String name, String owner, Set<String> columns, String definition, boolean heldByDefaults) {}

    /**
     * A column of a table.
     *
     * @param type with its collation
     * @param filled what fills it if a writer does not name it: empty, "default …", "identity …" or "generated …"
     */
    record Column(String name, String table, String type, boolean notNull, String filled) {

        boolean isNullIfNotNamed() {
            return filled.isEmpty();
        }

        boolean refusesToBeNamed() {
            return filled.startsWith("generated") || filled.equals("identity always");
        }
    }

    private static final String OURS = """
            WITH ours AS (SELECT oid FROM pg_namespace
                          WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'release_check')
                            AND nspname NOT LIKE 'pg\\_t%'),
                 tables AS (SELECT c.* FROM pg_class c WHERE c.relnamespace IN (SELECT oid FROM ours)
                              AND c.relname NOT LIKE 'flyway_schema_history%')
            """;

    private static final String COLUMNS = OURS + """
            SELECT 'column ' || c.oid::regclass || '.' || a.attname AS name, 'table ' || c.oid::regclass AS owner,
                   format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN ' collate ' || a.attcollation::regcollation ELSE '' END,
                   a.attnotnull OR t.typnotnull,
                   CASE WHEN a.attidentity = 'a' THEN 'identity always' WHEN a.attidentity = 'd' THEN 'identity by default'
                        WHEN a.attgenerated <> '' THEN 'generated as ' || pg_get_expr(d.adbin, d.adrelid)
                        WHEN d.adbin IS NOT NULL THEN 'default ' || pg_get_expr(d.adbin, d.adrelid)
                        WHEN t.typdefault IS NOT NULL THEN 'default ' || t.typdefault
                        ELSE '' END
            FROM tables c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
                 LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
            """;

    private static final String THINGS = OURS + """
            SELECT 'TABLE', 'table ' || c.oid::regclass, NULL, '{}'::text[],
                   concat_ws(' ', c.relkind::text, c.relpersistence::text, CASE WHEN c.relrowsecurity THEN 'row security' END,
                             CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END), NULL
            FROM tables c
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
               OR c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype IN ('i', 'a'))
            UNION ALL
            SELECT CASE con.contype WHEN 'c' THEN 'CHECK' WHEN 'f' THEN 'FOREIGN_KEY' ELSE 'UNIQUE' END,
                   'constraint ' || con.conname || ' on ' || coalesce(nullif(con.conrelid, 0)::regclass::text, con.contypid::regtype::text),
                   CASE con.conrelid WHEN 0 THEN 'type ' || con.contypid::regtype ELSE 'table ' || con.conrelid::regclass END,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey)),
                   -- Whether the rows before it were looked at makes no difference to who writes new ones.
                   replace(pg_get_constraintdef(con.oid), ' NOT VALID', ''), pg_get_expr(con.conbin, con.conrelid)
            FROM pg_constraint con
            WHERE con.contype IN ('c', 'f', 'p', 'u', 'x') AND con.connamespace IN (SELECT oid FROM ours)
              AND (con.conrelid = 0 OR con.conrelid IN (SELECT oid FROM tables))
            UNION ALL
            SELECT CASE WHEN i.indisunique THEN 'UNIQUE' ELSE 'INDEX' END, 'index ' || i.indexrelid::regclass, 'table ' || i.indrelid::regclass,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)),
                   pg_get_indexdef(i.indexrelid), NULL
            FROM pg_index i
            WHERE i.indrelid IN (SELECT oid FROM tables)
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x'))
            UNION ALL
            SELECT 'TRIGGER', 'trigger ' || t.tgname || ' on ' || t.tgrelid::regclass, 'table ' || t.tgrelid::regclass, '{}',
                   pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text, NULL
            FROM pg_trigger t
            WHERE NOT t.tgisinternal AND t.tgname NOT LIKE 'release_check%' AND t.tgrelid IN (SELECT oid FROM tables)
            UNION ALL
            SELECT 'FUNCTION', 'function ' || p.oid::regprocedure, NULL, '{}', pg_get_functiondef(p.oid), NULL
            FROM pg_proc p
            WHERE p.prokind <> 'a' AND p.pronamespace IN (SELECT oid FROM ours)
            UNION ALL
            SELECT 'TYPE', 'type ' || t.oid::regtype, NULL, '{}',
                   concat_ws(' ', t.typtype::text, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault), NULL
            FROM pg_type t WHERE t.typtype IN ('d', 'e') AND t.typnamespace IN (SELECT oid FROM ours)
            UNION ALL
            SELECT 'LABEL', 'label ' || e.enumtypid::regtype || '.' || e.enumlabel, 'type ' || e.enumtypid::regtype, '{}', '', NULL
            FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typnamespace IN (SELECT oid FROM ours)
            """;

    static Catalog of(Connection database) throws SQLException {
        var columns = new TreeMap<String, Column>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                var column = new Column(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4), rows.getString(5));
                columns.put(column.name(), column);
            }
        }
        var things = new TreeMap<String, Thing>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(THINGS)) {
            while (rows.next()) {
                var owner = rows.getString(3);
                var about = Arrays.stream((String[]) rows.getArray(4).getArray())
                        .map(column -> owner.replaceFirst("^table ", "column ") + "." + column)
                        .collect(Collectors.toCollection(TreeSet::new));
                var condition = rows.getString(6);
                var held = condition != null
                        && !about.isEmpty()
                        && heldByDefaults(
                                condition, about.stream().map(columns::get).toList(), database);
                things.put(
                        rows.getString(2),
                        new Thing(
                                Kind.valueOf(rows.getString(1)),
                                rows.getString(2),
                                owner,
                                about,
                                rows.getString(5),
                                held));
            }
        }
        return new Catalog(things, columns);
    }

    private static boolean heldByDefaults(String condition, List<Column> columns, Connection database) {
        if (columns.stream().anyMatch(column -> !column.filled().matches("(?s)(default .*)?"))) {
            return false;
        }
        var row = columns.stream()
                .map(column -> "CAST(%s AS %s) AS %s"
                        .formatted(
                                column.isNullIfNotNamed()
                                        ? "NULL"
                                        : column.filled().substring("default ".length()),
                                column.type().replaceFirst(" collate .*", ""),
                                column.name().substring(column.name().lastIndexOf('.') + 1)))
                .collect(Collectors.joining(", "));
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(
                        "SELECT (%s) IS NOT FALSE FROM (SELECT %s) AS defaults".formatted(condition, row))) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException theDefaultsAreNoRow) {
            return false;
        }
    }
}
