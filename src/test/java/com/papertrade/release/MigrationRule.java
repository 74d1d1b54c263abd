package com.papertrade.release;

import static com.papertrade.release.Finding.refusal;
import static com.papertrade.release.Finding.warning;

import com.papertrade.release.Catalog.Column;
import com.papertrade.release.Catalog.Thing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a schema may become while a version runs that was made for another: it may get more (expand), and lose only what that
 * version no longer uses (contract). Neither NOT VALID nor a default makes a new rule for existing columns bearable: both are about the
 * rows that are there, and it is the rows to come that the running version writes as it always has.
 */
final class MigrationRule {

    private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)(.*)");

    private final Catalog before;
    private final Catalog after;

    private MigrationRule(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param before what the running version was made for
     * @param after what it will find
     */
    static List<Finding> findings(Catalog before, Catalog after) {
        return new MigrationRule(before, after).findings();
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var column : before.columns().values()) {
            if (isThere(column.table())) {
                var now = after.columns().get(column.name());
                findings.addAll(now == null ? List.of(gone(column)) : changed(column, now));
            }
        }
        for (var column : after.columns().values()) {
            if (wasThere(column.table()) && !before.columns().containsKey(column.name())) {
                added(column).ifPresent(findings::add);
            }
        }
        for (var thing : before.things().values()) {
            if (leftItsPlace(thing)) {
                continue;
            }
            var now = after.things().get(thing.name());
            if (now == null) {
                gone(thing).ifPresent(findings::add);
            } else if (!now.definition().equals(thing.definition())) {
                findings.add(changed(thing));
            }
        }
        for (var thing : after.things().values()) {
            if (thing.owner() != null
                    && wasThere(thing.owner())
                    && !before.things().containsKey(thing.name())) {
                added(thing).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private boolean wasThere(String owner) {
        return before.things().containsKey(owner);
    }

    private boolean isThere(String owner) {
        return after.things().containsKey(owner);
    }

    /** With its table or its column, which says enough. */
    private boolean leftItsPlace(Thing thing) {
        return thing.owner() != null && !isThere(thing.owner())
                || !after.columns().keySet().containsAll(thing.columns());
    }

    private static Finding gone(Column column) {
        return refusal(column.name(), "what runs may still read or write it, and it is gone.");
    }

    private static List<Finding> changed(Column was, Column is) {
        var findings = new ArrayList<Finding>();
        if (!was.type().equals(is.type()) && !isWider(was.type(), is.type())) {
            findings.add(refusal(is.name(), "what runs knows it as %s, not as %s.".formatted(was.type(), is.type())));
        }
        if (is.notNull() && !was.notNull()) {
            findings.add(refusal(is.name(), "what runs may write null there, and it is NOT NULL."));
        }
        if (was.notNull() && !is.notNull()) {
            findings.add(warning(is.name(), "what runs may read null there, as soon as something writes it."));
        }
        if (!was.filled().equals(is.filled())) {
            if (is.refusesToBeNamed()) {
                findings.add(refusal(is.name(), "what runs may write it itself, and it is %s.".formatted(is.filled())));
            } else if (is.isNullIfNotNamed()) {
                findings.add(
                        refusal(is.name(), "what runs may leave it to %s, which is gone.".formatted(was.filled())));
            } else if (!was.isNullIfNotNamed()) {
                findings.add(warning(
                        is.name(),
                        "where what runs leaves it out, it is %s, no longer %s.".formatted(is.filled(), was.filled())));
            }
        }
        return findings;
    }

    private static boolean isWider(String was, String is) {
        var shorter = VARCHAR.matcher(was);
        if (!shorter.matches()) {
            return false;
        }
        var longer = VARCHAR.matcher(is);
        return longer.matches()
                ? longer.group(2).equals(shorter.group(2))
                        && Long.parseLong(longer.group(1)) >= Long.parseLong(shorter.group(1))
                : is.equals("text" + shorter.group(2));
    }

    private static Optional<Finding> added(Column column) {
        return column.notNull() && column.isNullIfNotNamed()
                ? Optional.of(
                        refusal(column.name(), "it is NOT NULL without a default, and what runs does not know it."))
                : Optional.empty();
    }

    private static Optional<Finding> gone(Thing thing) {
        return switch (thing.kind()) {
            case CHECK -> Optional.empty();
            case INDEX -> Optional.of(warning(thing.name(), "it is gone; what runs may search by it."));
            case UNIQUE ->
                Optional.of(
                        refusal(thing.name(), "it is gone; what runs may count on it, as INSERT … ON CONFLICT does."));
            case FOREIGN_KEY ->
                Optional.of(refusal(thing.name(), "it is gone; what runs may count on it to refuse or to clear away."));
            case TABLE, TYPE, LABEL, FUNCTION, TRIGGER ->
                Optional.of(refusal(thing.name(), "what runs may still use it, and it is gone."));
        };
    }

    private static Finding changed(Thing thing) {
        return switch (thing.kind()) {
            case INDEX -> warning(thing.name(), "it is another one now; writers wait while it is built.");
            case TABLE, TYPE, LABEL, FUNCTION, TRIGGER, CHECK, FOREIGN_KEY, UNIQUE ->
                refusal(thing.name(), "it is not what the version that runs was made for.");
        };
    }

    private Optional<Finding> added(Thing thing) {
        return switch (thing.kind()) {
            case TABLE, TYPE, FUNCTION -> Optional.empty();
            case LABEL -> Optional.of(warning(thing.name(), "what runs may read it, and does not know it."));
            case INDEX ->
                Optional.of(
                        warning(thing.name(), "while it is built, writers of the %s wait.".formatted(thing.owner())));
            case TRIGGER -> Optional.of(refusal(thing.name(), "what runs writes there, and knows nothing of it."));
            case CHECK ->
                thing.heldByDefaults() && allNew(thing.columns())
                        ? Optional.empty()
                        : Optional.of(refusal(thing.name(), "what runs may write rows that it refuses."));
            case FOREIGN_KEY, UNIQUE ->
                leftNull(thing)
                        ? Optional.empty()
                        : Optional.of(refusal(thing.name(), "what runs may write rows that it refuses."));
        };
    }

    private boolean allNew(Set<String> columns) {
        var old = new HashSet<>(columns);
        old.retainAll(before.columns().keySet());
        return old.isEmpty();
    }

    /** Where one of its columns is null, such a rule has nothing to say; the running version leaves null what it does not know. */
    private boolean leftNull(Thing thing) {
        return !thing.definition().contains("NULLS NOT DISTINCT")
                && thing.columns().stream()
                        .anyMatch(column -> !before.columns().containsKey(column)
                                && after.columns().get(column).isNullIfNotNamed());
    }
}
