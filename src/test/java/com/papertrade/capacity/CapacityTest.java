package com.papertrade.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each number was worked out by hand from the round figures below. */
class CapacityTest {

    private static final Figures ROUND = new Figures(Map.ofEntries(
            Map.entry("at-screens-at-once", 0.1),
            Map.entry("orders-a-day", 2.0),
            Map.entry("busiest-hour", 0.36),
            Map.entry("actions-a-minute", 6.0),
            Map.entry("trading-days", 250.0),
            Map.entry("instruments", 12_000.0),
            Map.entry("instruments-a-person", 10.0),
            Map.entry("core-used", 0.5),
            Map.entry("cpu-an-action", 100.0),
            Map.entry("database-cpu-an-action", 20.0),
            Map.entry("screens-a-task", 50.0),
            Map.entry("screens-a-large-task", 500.0),
            Map.entry("task-cores", 0.25),
            Map.entry("connections-a-task", 10.0),
            Map.entry("bytes-an-entry", 400.0),
            Map.entry("replayed-a-second", 100_000.0),
            Map.entry("free-calls-a-day", 25.0)));

    @Test
    void oneInTenOfTenThousandIsAtAScreen() {
        assertThat(of(10_000).atScreens()).isEqualTo(1_000);
    }

    @Test
    void aThousandAtScreensWithSixActionsOf100MillisecondsKeepTenProcessorsBusy() {
        assertThat(of(10_000).cores()).isEqualTo(10);
        assertThat(of(10_000).databaseCores()).isEqualTo(2);
    }

    /** 10 processors ÷ (0.25 × 0.5) = 80 tasks; by memory 1,000 ÷ 50 = 20 would do. */
    @Test
    void processorsDecideHowManyTasks() {
        assertThat(of(10_000).tasks()).isEqualTo(80);
    }

    /** With a tenth of the actions 1 processor, 8 tasks; by memory 20. */
    @Test
    void whereLittleIsDoneMemoryDecides() {
        var values = new HashMap<>(ROUND.values());
        values.put("actions-a-minute", 0.6);
        assertThat(new Capacity(new Figures(values), 10_000).tasks()).isEqualTo(20);
    }

    /** 10 ÷ 0.5 = 20; by memory 2. */
    @Test
    void aLargeTaskIsFourSmallOnes() {
        assertThat(of(10_000).largeTasks()).isEqualTo(20);
    }

    @Test
    void thereAreNeverFewerThanTwoTasks() {
        assertThat(of(1).tasks()).isEqualTo(2);
        assertThat(of(1).largeTasks()).isEqualTo(2);
    }

    /** Twenty old tasks and twenty new ones, ten each. */
    @Test
    void aReleaseHoldsTheConnectionsTwice() {
        assertThat(of(10_000).connectionsInARelease()).isEqualTo(400);
    }

    /** 10,000 × 2 × 0.36 ÷ 3,600. */
    @Test
    void tenThousandPlaceTwoOrdersASecondInTheBusiestHour() {
        assertThat(of(10_000).ordersASecond()).isCloseTo(2, within(1e-9));
    }

    /** 10,000 × 2 × 250 = 5 million of 400 bytes each, replayed in 50 seconds. */
    @Test
    void aYearOfTenThousandIsFiveMillionEntries() {
        assertThat(of(10_000).entriesAYear()).isEqualTo(5_000_000);
        assertThat(of(10_000).ledgerGigabytesAYear()).isEqualTo(2);
        assertThat(of(10_000).verificationHours()).isCloseTo(50 / 3600.0, within(1e-9));
    }

    @Test
    void thereAreNoMoreInstrumentsThanAreListedHoweverManyPeople() {
        assertThat(of(50).instruments()).isEqualTo(500);
        assertThat(of(50).daysARoundOfPrices()).isEqualTo(20);
        assertThat(of(1_000_000).instruments()).isEqualTo(12_000);
        assertThat(of(1_000_000).daysARoundOfPrices()).isEqualTo(480);
    }

    /** 0.1 × 6 × 100 ms a minute is 1 ms a second for each of them. */
    @Test
    void aResourceIsUsedUpByOneMoreThanItSufficesFor() {
        var one = new Resource("a processor", 1, Capacity::cores, "another");
        assertThat(one.people(ROUND)).isEqualTo(1_000);
        assertThat(one.suffices(of(1_000))).isTrue();
        assertThat(one.suffices(of(1_001))).isFalse();
    }

    @Test
    void aFigureWithoutANameIsAMistake() {
        assertThatThrownBy(() -> ROUND.of("luck")).hasMessageContaining("luck");
    }

    private static Capacity of(long people) {
        return new Capacity(ROUND, people);
    }
}
