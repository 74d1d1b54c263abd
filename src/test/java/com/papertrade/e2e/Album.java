package com.papertrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of what a page shows, by day and by night, kept in {@code target/screens} to be looked at. Nothing may stick
 * out sideways, and axe-core may find nothing wrong.
 */
record Album(Page page) {

    private static final Path PICTURES = Path.of("target/screens");
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.DARK, ColorScheme.LIGHT);
    /** Colours fade from one scheme to the other; halfway, nothing is readable enough. */
    private static final String COLOURS_SETTLE = """
            async () => {
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
              const fading = document.getAnimations().filter(animation => animation instanceof CSSTransition);
              await Promise.all(fading.map(transition => transition.finished.catch(() => 'another one took its place')));
            }""";

    private static final String OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth";

    /** Leaves the page as by day. */
    void keep(String screen) {
        for (var scheme : SCHEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate(COLOURS_SETTLE);
            var picture = "%s-%d-%s"
                    .formatted(screen, page.viewportSize().width, scheme.name().toLowerCase(Locale.ROOT));
            var _ = page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
            assertThat((int) page.evaluate(OVERFLOW))
                    .as("pixels by which %s is too wide", picture)
                    .isNotPositive();
            if (scheme == SCHEMES.getFirst()) {
                Accessibility.hasNoViolations(page, picture);
            } else {
                // Another scheme changes colours and nothing else.
                Accessibility.hasEnoughContrast(page, picture);
            }
        }
    }

    /** On a phone too; leaves the page as wide as it was. */
    void keepWideAndNarrow(String screen) {
        keep(screen);
        var wide = page.viewportSize();
        page.setViewportSize(360, 780);
        try {
            keep(screen);
        } finally {
            page.setViewportSize(wide.width, wide.height);
        }
    }
}
