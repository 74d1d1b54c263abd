package com.papertrade.trading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients have sent and been answered, line by line, as it comes out of their process. */
final class Journal {

    private static final String TAB = "\t";

    final Set<String> sent = ConcurrentHashMap.newKeySet();

    /** By what the ticket is called. */
    final Map<String, String> fills = new ConcurrentHashMap<>();

    final Map<String, OrderId> accepted = new ConcurrentHashMap<>();
    final Map<String, Rejection> rejected = new ConcurrentHashMap<>();

    /** By the order's own id. */
    final Map<OrderId, String> ended = new ConcurrentHashMap<>();

    /** What has no place in any trouble of the database. */
    final List<String> failures = new CopyOnWriteArrayList<>();

    private final AtomicInteger answers = new AtomicInteger();

    int answers() {
        return answers.get();
    }

    void read(String line) {
        var words = line.split(TAB, -1);
        switch (words[0]) {
            case "SENT" -> {
                sent.add(words[1]);
                // Of an order that left nothing behind, anything may come the second time.
                rejected.remove(words[1]);
            }
            case "FILLED" -> fills.put(words[1], words[2]);
            case "ACCEPTED" -> accepted.put(words[1], id(words[2]));
            case "REJECTED" -> rejected.put(words[1], new Rejection(RejectionReason.valueOf(words[2]), words[3]));
            case "ENDED" -> ended.put(id(words[1]), words[2]);
            default -> failures.add(line);
        }
        if (!words[0].equals("SENT")) {
            answers.incrementAndGet();
        }
    }

    static String sent(String order) {
        return String.join(TAB, "SENT", order);
    }

    static String answered(String order, OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Filled filled -> String.join(TAB, "FILLED", order, words(filled.order()));
            case OrderOutcome.Accepted accepted ->
                String.join(TAB, "ACCEPTED", order, words(accepted.order().id()));
            case OrderOutcome.Rejected no ->
                String.join(
                        TAB,
                        "REJECTED",
                        order,
                        no.rejection().reason().name(),
                        no.rejection().sentence());
        };
    }

    static String cancelled(OrderId order, Cancellation answer) {
        return switch (answer) {
            case Cancellation.Cancelled _ -> String.join(TAB, "ENDED", words(order), OrderStatus.CANCELLED.name());
            case Cancellation.TooLate late ->
                String.join(TAB, "ENDED", words(order), late.order().status().name());
            case Cancellation.NoSuchOrder _ -> String.join(TAB, "FAILED", "lost " + order);
        };
    }

    static String failed(Throwable failure) {
        return String.join(TAB, "FAILED", failure.toString().replace('\n', ' '));
    }

    /** A filled order, so that it is told from any other. */
    static String words(Order order) {
        return "%s %s".formatted(order.id(), order.fill().orElseThrow());
    }

    private static String words(OrderId order) {
        return order.value().toString();
    }

    private static OrderId id(String words) {
        return new OrderId(UUID.fromString(words));
    }
}
