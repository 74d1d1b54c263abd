package com.papertrade.platform.job;

/**
 * Work that is done again and again, by one instance at a time. An instance may die in the middle of
 * it; the work is then done again, so doing it twice must do no harm.
 */
public interface RecurringJob {

    /**
     * What administrators read, as an order: {@code Verify ledgers}. The database knows the job by it, so
     * that under another name it begins anew.
     */
    String name();

    Timetable timetable();

    /** @throws JobFailed if it could not be done, and administrators should know why */
    void run();
}
