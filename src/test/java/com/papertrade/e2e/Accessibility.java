package com.papertrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** WCAG 2.2 AA, as far as axe-core can tell from the page as it is on screen. */
final class Accessibility {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private Accessibility() {}

    static void hasNoViolations(Page page, String screen) {
        assertNone(axe(page).withTags(WCAG_22_AA), screen);
    }

    /** Those of the rules that depend on colours. */
    static void hasEnoughContrast(Page page, String screen) {
        assertNone(axe(page).withRules(COLOURS), screen);
    }

    /** Within the page alone: there are no frames in it, for which axe-core would open another page each time. */
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                // Vaadin's own, empty as long as there is a connection, and outside of whatever is built here.
                .exclude("vaadin-connection-indicator");
    }

    private static void assertNone(AxeBuilder axe, String screen) {
        var violations = axe.analyze().getViolations();
        assertThat(violations.stream().flatMap(rule -> rule.getNodes().stream().map(node -> sentence(rule, node))))
                .as("violations on " + screen)
                .isEmpty();
    }

    private static String sentence(Rule rule, CheckedNode node) {
        return "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getFailureSummary());
    }
}
