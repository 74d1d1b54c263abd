package com.papertrade.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at what is there after an outage, and compares it with what clients were told. */
final class Aftermath {

    /** What would be half an order, or half a fill: each counts what must not be there. */
    private static final Map<String, String> HALF_DONE = Map.of(
            "filled orders without the entry of their trade",
            """
            SELECT count(*) FROM trade_order AS o WHERE status = 'FILLED' AND NOT EXISTS (
                SELECT FROM ledger_entry AS e WHERE e.portfolio_id = o.portfolio_id AND e.sequence = o.ledger_sequence
                AND e.kind = CASE o.side WHEN 'BUY' THEN 'BOUGHT' ELSE 'SOLD' END AND e.symbol = o.symbol
                AND e.quantity = o.fill_quantity AND e.price = o.fill_price AND e.amount = o.fill_amount)
            """,
            "trades that are not of exactly one order",
            """
            SELECT count(*) FROM ledger_entry AS e WHERE kind IN ('BOUGHT', 'SOLD') AND 1 <> (
                SELECT count(*) FROM trade_order AS o
                WHERE o.portfolio_id = e.portfolio_id AND o.ledger_sequence = e.sequence)
            """,
            "fills without their commission behind them",
            """
            SELECT count(*) FROM trade_order AS o WHERE status = 'FILLED' AND commission > 0 AND NOT EXISTS (
                SELECT FROM ledger_entry AS e WHERE e.portfolio_id = o.portfolio_id
                AND e.sequence = o.ledger_sequence + 1 AND e.kind = 'FEE_CHARGED' AND e.amount = o.commission)
            """,
            "fees of no fill",
            """
            SELECT count(*) FROM ledger_entry AS e WHERE kind = 'FEE_CHARGED' AND NOT EXISTS (
                SELECT FROM trade_order AS o WHERE o.portfolio_id = e.portfolio_id AND o.ledger_sequence = e.sequence - 1)
            """,
            "orders whose last event is another than their state",
            """
            SELECT count(*) FROM trade_order AS o WHERE NOT EXISTS (
                SELECT FROM (SELECT kind FROM order_event WHERE order_id = o.id ORDER BY number DESC LIMIT 1) AS last
                WHERE CASE WHEN kind IN ('ACCEPTED', 'TRIGGERED') THEN 'OPEN'
                    WHEN kind = 'REPLACED' THEN 'CANCELLED' ELSE kind END = o.status)
            """,
            "replacements of what was not replaced",
            """
            SELECT count(*) FROM trade_order AS o WHERE replaces IS NOT NULL AND NOT EXISTS (
                SELECT FROM order_event WHERE order_id = o.replaces AND kind = 'REPLACED')
            """,
            "replaced orders without a replacement",
            """
            SELECT count(*) FROM order_event AS e
            WHERE kind = 'REPLACED' AND NOT EXISTS (SELECT FROM trade_order WHERE replaces = e.order_id)
            """);

    private static final Set<RejectionReason> REMEMBERED =
            Set.of(RejectionReason.INSUFFICIENT_FUNDS, RejectionReason.INSUFFICIENT_SHARES);

    private final TradingInstance instance;
    private final UserId trader;
    private final RandomTickets tickets;
    private final Journal journal;

    Aftermath(TradingInstance instance, UserId trader, RandomTickets tickets, Journal journal) {
        this.instance = instance;
        this.trader = trader;
        this.tickets = tickets;
        this.journal = journal;
    }

    void examine() throws Exception {
        assertThat(journal.failures).isEmpty();
        forgetWhatLeftNothingBehind();
        assertThatAllAnswersStillHold();
        assertThatNothingIsHalfDone();
        var _ = sendAgain(journal.sent);
        assertThatAllAnswersStillHold();
        assertThatNothingIsHalfDone();
        assertThatNothingComesOfSendingAgain();
    }

    /** What left nothing behind the second time, either, may be placed the third time. */
    private void assertThatNothingComesOfSendingAgain() throws Exception {
        var rows = rows();
        var stored = orders();
        var words = stored.values().stream()
                .collect(Collectors.toMap(order -> order.clientOrderId().value(), Aftermath::words));
        assertThat(sendAgain(stored.keySet())).isEqualTo(words);
        assertThat(orders()).isEqualTo(stored);
        assertThat(rows()).isEqualTo(rows);
    }

    /** Sent again it is a new order. What met too little money or too few shares is remembered. */
    private void forgetWhatLeftNothingBehind() {
        var stored = orders();
        journal.rejected
                .entrySet()
                .removeIf(refused -> !stored.containsKey(refused.getKey())
                        && (RandomTickets.isReplacement(refused.getKey())
                                || !REMEMBERED.contains(refused.getValue().reason())));
    }

    private void assertThatAllAnswersStillHold() {
        var stored = orders();
        journal.fills.forEach((name, words) ->
                assertThat(found(stored, name).map(Journal::words)).as(name).contains(words));
        journal.accepted.forEach((name, id) ->
                assertThat(found(stored, name).map(Order::id)).as(name).contains(id));
        journal.rejected.forEach(
                (name, rejection) -> assertThat(found(stored, name).flatMap(Order::rejection))
                        .as(name)
                        .contains(rejection));
        var byId = stored.values().stream()
                .collect(Collectors.toMap(Order::id, order -> order.status().name()));
        assertThat(byId).containsAllEntriesOf(journal.ended);
    }

    private static Optional<Order> found(Map<String, Order> stored, String name) {
        return Optional.ofNullable(stored.get(name));
    }

    /** All of them, by what their tickets are called. */
    private Map<String, Order> orders() {
        return tickets.portfolios().stream()
                .flatMap(portfolio -> instance.services().orders().latest(trader, portfolio, 1_000_000).stream())
                .collect(Collectors.toMap(order -> order.clientOrderId().value(), Function.identity()));
    }

    private void assertThatNothingIsHalfDone() {
        HALF_DONE.forEach((what, count) -> assertThat(count(count)).as(what).isZero());
        for (PortfolioId portfolio : tickets.portfolios()) {
            assertThat(instance.services().verification().verify(portfolio)).isEmpty();
        }
    }

    /** What is answered to each. */
    private Map<String, String> sendAgain(Collection<String> names) throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = names.stream()
                    .sorted()
                    .map(name -> threads.submit(() -> Map.entry(name, words(send(name)))))
                    .toList();
            var words = new HashMap<String, String>();
            for (var answer : answers) {
                words.put(answer.get().getKey(), answer.get().getValue());
            }
            return words;
        }
    }

    private OrderOutcome send(String name) {
        var ticket = tickets.called(name);
        var desk = instance.services().desk();
        return RandomTickets.isReplacement(name)
                ? desk.replace(trader, journal.accepted.get(RandomTickets.replacedBy(name)), ticket)
                : desk.place(trader, ticket);
    }

    private static String words(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Filled filled -> words(filled.order());
            case OrderOutcome.Accepted accepted -> words(accepted.order());
            case OrderOutcome.Rejected rejected -> rejected.rejection().toString();
        };
    }

    private static String words(Order order) {
        return switch (order.status()) {
            case FILLED -> Journal.words(order);
            case REJECTED -> order.rejection().orElseThrow().toString();
            case OPEN, CANCELLED, EXPIRED -> order.id() + " " + order.status();
        };
    }

    private List<Long> rows() {
        return List.of(
                count("SELECT count(*) FROM trade_order"),
                count("SELECT count(*) FROM order_event"),
                count("SELECT count(*) FROM ledger_entry"));
    }

    private long count(String query) {
        return instance.database().sql(query).query(Long.class).single();
    }
}
