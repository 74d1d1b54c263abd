package com.papertrade.ui.live;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** One thread that waits for all screens. A task that is called off is forgotten at once. */
@Component
public class ScreenTimer implements Later {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("screens").factory());

    public ScreenTimer() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Waiting after(Duration pause, Runnable task) {
        var scheduled = timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    int waiting() {
        return timer.getQueue().size();
    }

    @PreDestroy
    public void stop() {
        timer.shutdownNow();
    }
}
