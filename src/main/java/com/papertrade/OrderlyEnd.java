package com.papertrade;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import sun.misc.Signal;

/**
 * Ends PaperTrade when the system asks for it, in an order of its own: first everything of ours is closed,
 * then the JVM ends. Were it the JVM that began, the channel to open screens would be closed at the same
 * moment by its own library, before they are told anything.
 */
final class OrderlyEnd {

    /** What a process asked to end answers when it did: 128 and the number of the signal. */
    private static final int SIGNALLED = 128;

    private OrderlyEnd() {}

    static void of(ConfigurableApplicationContext application) {
        for (var name : List.of("TERM", "INT")) {
            Signal.handle(new Signal(name), signal -> end(application, signal));
        }
    }

    private static void end(ConfigurableApplicationContext application, Signal signal) {
        Thread.ofPlatform().name("end").start(() -> {
            application.close();
            System.exit(SIGNALLED + signal.getNumber());
        });
    }
}
