package com.papertrade.ui.shell;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is seen between the page and its screen: the frame, and grey boxes in the shape of what comes. The style sheet
 * takes it away as soon as there is a screen, and keeps it back where that is at once.
 */
final class OpeningSkeleton {

    private static final String PAGE = """
            <div class="opening">
              <div class="opening-top"><span class="logo-text">PaperTrade</span></div>
              <div class="opening-side"><span>Portfolios</span><span>Watchlist</span></div>
              <div class="opening-content">
                <p class="opening-words" role="status">Opening your screen…</p>
                <p class="opening-late">This takes longer than it should. <a href="">Try again</a>, or go to
                  <a href="./">your portfolios</a>.</p>
                %s
              </div>
            </div>
            """;

    private OpeningSkeleton() {}

    /** A part of a screen, and how many boxes it is made of. */
    private enum Part {
        CARDS(3),
        HEADLINE(5),
        FORM(2),
        CHARTS(2),
        CHART(1),
        ROWS(9);

        private final int boxes;

        Part(int boxes) {
            this.boxes = boxes;
        }

        private String html() {
            return "<div class=\"opening-%s\">%s</div>"
                    .formatted(name().toLowerCase(Locale.ROOT), "<i class=\"skeleton\"></i>".repeat(boxes));
        }
    }

    static void addTo(IndexHtmlResponse page) {
        var path = Optional.ofNullable(page.getVaadinRequest().getPathInfo()).orElse("");
        var boxes = partsOf(path).stream().map(Part::html).collect(Collectors.joining());
        page.getDocument().body().append(PAGE.formatted(boxes));
    }

    private static List<Part> partsOf(String path) {
        var words =
                Arrays.stream(path.split("/")).filter(word -> !word.isEmpty()).toList();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> List.of(Part.CARDS);
            case "portfolio" -> partsOfPortfolio(words.size() > 2 ? words.get(2) : "");
            case "instrument" -> List.of(Part.HEADLINE, Part.CHART);
            default -> List.of(Part.ROWS);
        };
    }

    private static List<Part> partsOfPortfolio(String screen) {
        return switch (screen) {
            case "" -> List.of(Part.HEADLINE, Part.CHARTS, Part.ROWS);
            case "today" -> List.of(Part.HEADLINE, Part.CHART, Part.ROWS);
            case "trade" -> List.of(Part.FORM);
            default -> List.of(Part.ROWS);
        };
    }
}
