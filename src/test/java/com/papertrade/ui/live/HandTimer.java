package com.papertrade.ui.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when a test says so. */
public final class HandTimer implements Later {

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    private record Task(long due, Runnable action) {}

    @Override
    public synchronized Waiting after(Duration pause, Runnable action) {
        var task = new Task(now + pause.toMillis(), action);
        tasks.add(task);
        return () -> forget(task);
    }

    private synchronized void forget(Task task) {
        tasks.removeIf(other -> other == task);
    }

    /** What is due on the way is done, in its order. */
    public void pass(Duration time) {
        var end = now + time.toMillis();
        for (var next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            now = next.get().due();
            forget(next.get());
            next.get().action().run();
        }
        now = end;
    }

    private synchronized Optional<Task> nextUntil(long end) {
        return tasks.stream().filter(task -> task.due() <= end).min(Comparator.comparingLong(Task::due));
    }

    public synchronized int waiting() {
        return tasks.size();
    }

    public long millis() {
        return now;
    }
}
