package com.papertrade.ui.live;

import java.time.Duration;

/** Does things later; a seam, so that tests need not wait. */
public interface Later {

    /** The task must be short: all screens share the thread that runs it. */
    Waiting after(Duration pause, Runnable task);

    /** A task whose time has not come. */
    interface Waiting {

        /** Does nothing when it is too late. */
        void cancel();
    }
}
