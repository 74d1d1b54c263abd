package com.papertrade.trading;

import com.papertrade.trading.Cancellation.Cancelled;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderOutcome.Rejected;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happened to orders, for those who run PaperTrade: a line of the log with the order's number, and a
 * count. Whose order it is and what it is worth are nobody's business there.
 */
@Component
class OrderJournal {

    private static final Logger LOG = LoggerFactory.getLogger(OrderJournal.class);
    private static final String COUNTED_AS = "papertrade.orders";

    private final MeterRegistry figures;

    OrderJournal(MeterRegistry figures) {
        this.figures = figures;
    }

    /** Answers to a ticket that is sent again are counted again: they are work, too. */
    OrderOutcome placed(OrderOutcome outcome) {
        switch (outcome) {
            case Filled filled -> note("filled at once", filled.order());
            case Accepted accepted -> note("accepted", accepted.order());
            case Rejected rejected -> refused(rejected.rejection().reason());
        }
        return outcome;
    }

    Cancellation cancelled(Cancellation cancellation) {
        if (cancellation instanceof Cancelled cancelled) {
            note("cancelled", cancelled.order());
        }
        return cancellation;
    }

    @EventListener
    void changed(OrdersChanged changed) {
        note(changed.order().status().name().toLowerCase(Locale.ROOT) + " while it waited", changed.order());
    }

    private void note(String what, Order order) {
        LOG.atInfo()
                .addKeyValue("order_id", order.id().value())
                .addKeyValue("portfolio_id", order.portfolio().value())
                .log("Order {}", what);
        count(what, "");
    }

    private void refused(RejectionReason reason) {
        LOG.atInfo().addKeyValue("reason", reason).log("Order refused");
        count("refused", reason.name());
    }

    private void count(String outcome, String reason) {
        figures.counter(COUNTED_AS, "outcome", outcome, "reason", reason).increment();
    }
}
