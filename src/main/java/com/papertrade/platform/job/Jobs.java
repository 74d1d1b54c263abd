package com.papertrade.platform.job;

import java.util.List;

/** The recurring jobs of all instances together. */
public interface Jobs {

    /** By name. */
    List<JobStatus> all();

    /**
     * Has the job run as soon as an instance is free, which is at once, and does not wait for it.
     *
     * @return false if it is running already
     * @throws IllegalArgumentException if there is no such job
     */
    boolean runNow(String name);
}
