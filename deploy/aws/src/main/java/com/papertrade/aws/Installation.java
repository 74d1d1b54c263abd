package com.papertrade.aws;

import java.util.Map;

/**
 * A PaperTrade with people, data and an address of its own: staging or production. What differs between the two stands
 * here, and nothing else does.
 *
 * @param domain the name people type; a zone of its own, delegated from wherever the rest of the domain lives
 * @param settings PaperTrade's own settings that are no secrets, by the names in the README's table
 */
record Installation(String name, String domain, Size size, Map<String, String> settings) {

    /**
     * How much of it there is.
     *
     * @param standby whether a second database in another zone takes over when the first one fails
     * @param backupDays how far back the database can be restored to any second
     */
    record Size(int fewestTasks, int mostTasks, boolean standby, int backupDays) {}

    /** One task, and a database that is away for minutes when it fails: nobody lives there. */
    private static final Size STAGING = new Size(1, 2, false, 3);

    private static final Size PRODUCTION = new Size(2, 4, true, 14);

    static Installation staging(String domain, Map<String, String> settings) {
        return new Installation("staging", domain, STAGING, settings);
    }

    static Installation production(String domain, Map<String, String> settings) {
        return new Installation("production", domain, PRODUCTION, settings);
    }

    /** As resources are called, so that those of one installation are told from the other's. */
    String resource() {
        return "papertrade-" + name;
    }

    String resource(String what) {
        return resource() + "-" + what;
    }

    /** Also the name of the stack at CloudFormation. */
    String stack(String what) {
        return "PaperTrade-" + name + "-" + what;
    }
}
