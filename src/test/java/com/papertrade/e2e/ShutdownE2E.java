package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.JarProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PaperTrade is stopped, as for an upgrade, while somebody looks at a screen. */
class ShutdownE2E {

    @TempDir
    Path dataDirectory;

    @Test
    void whoLooksAtAScreenIsToldAndThePageGoesOnAfterwards() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900);
                var paperTrade = JarProcess.start(JarProcess.EMBEDDED, dataDirectory, Map.of("PORT", "0"))) {
            var home = paperTrade.address();
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Maya");
            screens.createFirstPortfolio("Long game", "$100,000");
            var address = screens.path();

            paperTrade.stop();
            assertThat(page.getByText("PaperTrade is being restarted.")).isVisible();
            assertThat(paperTrade.exitCode()).isEqualTo(143);

            var port = String.valueOf(home.getPort());
            try (var again = JarProcess.start(JarProcess.EMBEDDED, dataDirectory, Map.of("PORT", port))) {
                assertThat(again.address()).isEqualTo(home);
                assertThat(page.getByText("Continue as Maya")).isVisible();
                screens.continueAs("Maya");
                screens.atThePortfolio("Long game");
                assertThat(screens.path()).isEqualTo(address);
            }
        }
    }
}
