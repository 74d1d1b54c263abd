package com.papertrade.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One screen's refresh, done over and over; skipped while the last one is not over, lest they pile up. */
class Beat implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    private final UI ui;
    private final Runnable refresh;
    private final Executor executor;
    private final AtomicBoolean underWay = new AtomicBoolean();

    Beat(UI ui, Runnable refresh, Executor executor) {
        this.ui = ui;
        this.refresh = refresh;
        this.executor = executor;
    }

    @Override
    public void run() {
        if (underWay.compareAndSet(false, true)) {
            executor.execute(this::queue);
        }
    }

    private void queue() {
        try {
            ui.access(this::refresh);
        } catch (UIDetachedException left) {
            underWay.set(false);
            LOG.debug("The screen was left between two beats", left);
        }
    }

    private void refresh() {
        try {
            refresh.run();
        } finally {
            underWay.set(false);
        }
    }
}
