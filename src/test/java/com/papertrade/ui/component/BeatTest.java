package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.papertrade.ui.Screen;
import com.vaadin.flow.component.UI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeatTest {

    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private Screen screen;

    @BeforeEach
    void open() {
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void whileOneIsUnderWayTheNextOnesAreSkipped() {
        var beat = new Beat(UI.getCurrent(), refreshes::incrementAndGet, underWay::add);

        beat.run();
        beat.run();
        beat.run();

        assertThat(underWay).hasSize(1);
    }

    @Test
    void afterTheLastOneIsOverThereIsAnother() {
        var beat = new Beat(UI.getCurrent(), refreshes::incrementAndGet, underWay::add);

        beat.run();
        finish();
        beat.run();
        finish();

        assertThat(refreshes).hasValue(2);
    }

    @Test
    void oneThatFailsIsFollowedByAnother() {
        var beat = new Beat(
                UI.getCurrent(),
                () -> {
                    throw new IllegalStateException("no database");
                },
                underWay::add);

        beat.run();
        assertThatThrownBy(this::finish).hasRootCauseMessage("no database");
        beat.run();

        assertThat(underWay).hasSize(1);
    }

    private void finish() {
        underWay.remove().run();
        MockVaadin.clientRoundtrip(false);
    }
}
