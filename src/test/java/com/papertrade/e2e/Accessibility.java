package com.papertrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** WCAG 2.2 AA, as far as axe-core can tell from the page as it is on screen. */
final class Accessibility {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    static void hasNoViolations(Page page, String screen) {
        var violations = new AxeBuilder(page)
                .withTags(WCAG_22_AA)
                // Vaadin's own, empty as long as there is a connection, and outside of whatever is built here.
                .exclude("vaadin-connection-indicator")
                .analyze()
                .getViolations();
        assertThat(violations.stream().flatMap(rule -> rule.getNodes().stream().map(node -> sentence(rule, node))))
                .as("violations on " + screen)
                .isEmpty();
    }

    private static String sentence(Rule rule, CheckedNode node) {
        return "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getFailureSummary());
    }
}
