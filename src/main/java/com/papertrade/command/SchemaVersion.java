package com.papertrade.command;

import com.papertrade.platform.PlatformMisconfigured;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Which migrations the database has had, compared with those that this PaperTrade knows. */
record SchemaVersion(DataSource database) {

    /** @throws PlatformMisconfigured if they are not the same: this PaperTrade would misread the database */
    void requireSame() {
        var migrations = Flyway.configure().dataSource(database).load().info();
        if (migrations.current() == null) {
            throw new PlatformMisconfigured("There are no tables of PaperTrade's in this database.");
        }
        if (migrations.pending().length > 0) {
            throw new PlatformMisconfigured("The database is of an earlier version, %s: start this PaperTrade on it,"
                            .formatted(migrations.current().getVersion())
                    + " which brings it up to date, or verify it with the PaperTrade that last ran on it.");
        }
        if (Arrays.stream(migrations.applied())
                .anyMatch(applied -> !applied.getState().isResolved())) {
            throw new PlatformMisconfigured(
                    "The database is of a later version, %s: verify it with the PaperTrade that runs on it."
                            .formatted(migrations.current().getVersion()));
        }
    }
}
