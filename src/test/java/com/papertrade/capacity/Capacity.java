package com.papertrade.capacity;

/** How much so many people ask of each resource, reckoned from what one of them was measured to ask. */
record Capacity(Figures figures, long people) {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double MILLIS_A_MINUTE = 60_000;
    private static final double BYTES_A_GB = 1e9;

    double atScreens() {
        return people * figures.of("at-screens-at-once");
    }

    /** Processors of the kind that was measured on, that PaperTrade itself keeps busy. */
    double cores() {
        return atScreens() * figures.of("actions-a-minute") * figures.of("cpu-an-action") / MILLIS_A_MINUTE;
    }

    /** Processors that PostgreSQL keeps busy for what people do at screens. */
    double databaseCores() {
        return atScreens() * figures.of("actions-a-minute") * figures.of("database-cpu-an-action") / MILLIS_A_MINUTE;
    }

    /** As many as their processors and their memory need, and never fewer than two. */
    long tasks() {
        var byProcessor = cores() / (figures.of("task-cores") * figures.of("core-used"));
        var byMemory = atScreens() / figures.of("screens-a-task");
        return Math.max(2, (long) Math.ceil(Math.max(byProcessor, byMemory)));
    }

    /** The same people in tasks of one whole processor and 2 GB. */
    long largeTasks() {
        var byProcessor = cores() / figures.of("core-used");
        var byMemory = atScreens() / figures.of("screens-a-large-task");
        return Math.max(2, (long) Math.ceil(Math.max(byProcessor, byMemory)));
    }

    /** While a release goes on, old and new tasks hold theirs. */
    long connectionsInARelease() {
        return Math.round(2 * largeTasks() * figures.of("connections-a-task"));
    }

    double ordersASecond() {
        return people * figures.of("orders-a-day") * figures.of("busiest-hour") / SECONDS_AN_HOUR;
    }

    double entriesAYear() {
        return people * figures.of("orders-a-day") * figures.of("trading-days");
    }

    double ledgerGigabytesAYear() {
        return entriesAYear() * figures.of("bytes-an-entry") / BYTES_A_GB;
    }

    /** How long one instance takes to tell all ledgers again that a year has left. */
    double verificationHours() {
        return entriesAYear() / figures.of("replayed-a-second") / SECONDS_AN_HOUR;
    }

    /** Instruments that somebody holds or watches, each asked for once a day however many do. */
    double instruments() {
        return Math.min(people * figures.of("instruments-a-person"), figures.of("instruments"));
    }

    /** How many days one round of prices takes with the free key. */
    double daysARoundOfPrices() {
        return Math.max(1, Math.ceil(instruments() / figures.of("free-calls-a-day")));
    }
}
