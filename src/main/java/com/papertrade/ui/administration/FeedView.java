package com.papertrade.ui.administration;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.PlannedRefresh;
import com.papertrade.marketdata.ProviderProblem;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Function;

/** How the feed stands: what is left of its calls, what waits for one, and what went wrong. */
@Route(AdministrationNavigation.PATH)
@PermitAll
class FeedView extends AdministrationTab<FeedStatus> {

    final Paragraph summary = new Paragraph();
    final Div budget = new Div();
    final Table<PlannedRefresh> queue = new Table<>(
            "Questions that wait", List.of("Symbol", "For", "When", "Why"), Function.identity(), Waiting::new);
    final Table<ProviderProblem> problems =
            new Table<>("Latest errors", List.of("When", "Symbol", "What happened"), Function.identity(), Problem::new);

    FeedView(Office office, Background background) {
        super(office, background);
        summary.addClassName("figure");
        queue.empty.setText("Nothing waits to be asked.");
        problems.empty.setText("There were no errors.");
        section("Calls", summary, budget);
        section("Next questions", queue);
        section("Latest errors", problems);
    }

    @Override
    FeedStatus read() {
        return office.feed();
    }

    @Override
    void show(FeedStatus status) {
        summary.setText(status.summary() + ".");
        budget.removeAll();
        budget.add(status.budget()
                .map(left -> facts(left, when()))
                .orElseGet(() -> new Div(new Paragraph("The simulated market needs no calls: its prices are made here,"
                        + " whenever somebody looks."))));
        queue.show(status.queue());
        problems.show(status.problems());
    }

    private static Div facts(BudgetStatus left, When when) {
        var facts = new Facts()
                .with("Calls left today", "%d of %d".formatted(left.left(), left.perDay()))
                .with("Kept for orders", String.valueOf(left.keptForOrders()))
                .with("Kept for held symbols", String.valueOf(left.keptForHeld()))
                .with("New calls", when.at(left.newCallsAt()));
        left.closedUntil().ifPresent(until -> facts.with("Closed by the provider until", when.at(until)));
        return new Div(facts);
    }

    private static String words(CallPriority priority) {
        return switch (priority) {
            case ORDER -> "an order";
            case OPEN_ORDER -> "open orders";
            case HELD -> "held";
            case WATCHED -> "watched";
            case BROWSING -> "looked at";
        };
    }

    private final class Waiting extends TableRow<PlannedRefresh> {

        private final Span symbol = name();
        private final Span priority = cell("For");
        private final Span moment = cell("When");
        private final Span why = cell("Why");

        @Override
        void show(PlannedRefresh planned) {
            symbol.setText(planned.symbol().value());
            priority.setText(words(planned.priority()));
            moment.setText(when().next(planned.notBefore()));
            why.setText(planned.why());
        }
    }

    private final class Problem extends TableRow<ProviderProblem> {

        private final Span moment = name();
        private final Span symbol = cell("Symbol");
        private final Span sentence = cell("What happened");

        @Override
        void show(ProviderProblem problem) {
            moment.setText("%s (%s)".formatted(when().at(problem.at()), when().ago(problem.at())));
            symbol.setText(problem.symbol().map(Symbol::value).orElse(Figures.UNKNOWN));
            sentence.setText(problem.sentence());
        }
    }
}
