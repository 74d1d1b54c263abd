package com.papertrade.load;

import java.time.Duration;
import java.util.List;

/**
 * What was measured of so many people.
 *
 * @param complete whether all of them signed in and came to the end
 * @param machineBusy how much of all processors was used, by whomever
 * @param pushesPerSecond messages that reached screens without having been asked for
 * @param collecting for how long the server stood still for its heap to be collected
 * @param resident bytes of the server in memory
 * @param heapBefore bytes of heap in use, after a collection, before anybody came
 * @param heapAfter the same with everybody's screen and channel open
 * @param unforeseen errors that the server wrote to its log meanwhile
 * @param complaints what people waited for and did not see
 */
record LevelResult(
        int people,
        boolean complete,
        StepTimes times,
        Gauge.Cores cores,
        double machineBusy,
        double pushesPerSecond,
        Duration collecting,
        long resident,
        long heapBefore,
        long heapAfter,
        int unforeseen,
        List<String> complaints) {

    long heapOfOneScreen() {
        return (heapAfter - heapBefore) / people;
    }
}
