package com.papertrade.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final HandTimer timer = new HandTimer();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Long> refreshedAt = new ArrayList<>();
    private final Pace pace = new Pace(new Clocked(), timer, threads::add);
    private boolean broken;

    private class Clocked implements LiveScreen {

        @Override
        public UserId trader() {
            return UserId.random();
        }

        @Override
        public boolean showsAnyOf(Set<Symbol> updated) {
            return true;
        }

        @Override
        public void refresh() {
            refreshedAt.add(timer.millis());
            if (broken) {
                throw new IllegalStateException("no database");
            }
        }
    }

    @BeforeEach
    void open() {
        pace.open();
    }

    @Test
    void theFirstNewsIsShownAtOnce() {
        newsNow();

        assertThat(refreshedAt).containsExactly(0L);
    }

    @Test
    void newsWithinHalfASecondIsToldTogetherAndNotLost() {
        newsNow();
        pass(100);
        newsNow();
        newsNow();
        pass(399);
        assertThat(refreshedAt).containsExactly(0L);

        pass(1);

        assertThat(refreshedAt).containsExactly(0L, 500L);
    }

    @Test
    void newsThatComesWhileTheScreenIsRefreshedIsToldAfterwards() {
        pace.news();
        pace.news();
        assertThat(threads).hasSize(1);
        workOff();

        pass(500);

        assertThat(refreshedAt).containsExactly(0L, 500L);
    }

    @Test
    void aScreenIsNeverRefreshedTwiceAtOnce() {
        pace.news();
        pass(5_000);
        pace.news();

        assertThat(threads).hasSize(1);
    }

    @Test
    void aSlowScreenRestsFromTheEndOfItsRefresh() {
        pace.news();
        timer.pass(Duration.ofMillis(3_000));
        workOff();
        pace.news();
        pass(499);
        assertThat(refreshedAt).containsExactly(3_000L);

        pass(1);

        assertThat(refreshedAt).containsExactly(3_000L, 3_500L);
    }

    @Test
    void afterARestNewsIsShownAtOnceAgain() {
        newsNow();
        pass(700);

        newsNow();

        assertThat(refreshedAt).containsExactly(0L, 700L);
    }

    @Test
    void aHundredNewsASecondAreAtMostTwoRefreshesInAnySecond() {
        IntStream.range(0, 1_000).forEach(_ -> {
            newsNow();
            pass(10);
        });

        assertThat(refreshedAt).hasSize(21).startsWith(0L, 500L, 1_000L).endsWith(10_000L);
        assertThat(refreshedAt.stream()
                        .filter(at -> refreshedAt.stream()
                                        .filter(other -> other >= at && other < at + 1_000)
                                        .count()
                                > 2))
                .isEmpty();
    }

    @Test
    void withoutNewsTheScreenIsRefreshedEveryHalfMinuteOrSo() {
        pass(Pace.BEAT_AT_MOST.toMillis());
        assertThat(refreshedAt).hasSize(1);
        assertThat(refreshedAt.getFirst()).isBetween(Pace.BEAT_AT_LEAST.toMillis(), Pace.BEAT_AT_MOST.toMillis());

        pass(Pace.BEAT_AT_MOST.plusSeconds(1).toMillis());

        assertThat(refreshedAt).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void afterAFailureTheNextNewsIsShown() {
        broken = true;
        newsNow();
        broken = false;

        newsNow();
        pass(500);

        assertThat(refreshedAt).containsExactly(0L, 500L);
    }

    @Test
    void whatIsClosedIsNotRefreshedAndLeavesNothingWaiting() {
        newsNow();
        pace.news();

        pace.close();
        pass(60_000);
        newsNow();

        assertThat(refreshedAt).containsExactly(0L);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void whatIsClosedWhileItIsRefreshedLeavesNothingWaiting() {
        pace.news();

        pace.close();
        workOff();

        assertThat(timer.waiting()).isZero();
    }

    private void newsNow() {
        pace.news();
        workOff();
    }

    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed++) {
            timer.pass(Duration.ofMillis(1));
            workOff();
        }
    }

    private void workOff() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
