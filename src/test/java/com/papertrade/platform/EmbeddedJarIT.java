package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.JarProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJarIT {

    private static final Map<String, String> ANY_PORT = Map.of("PORT", "0");

    @TempDir
    Path home;

    @Test
    void startsAgainAfterItWasKilledAndRunsOncePerDataDirectory() throws Exception {
        try (var killed = JarProcess.start(JarProcess.EMBEDDED, home, ANY_PORT)) {
            killed.address();
            killed.kill();
        }
        try (var again = JarProcess.start(JarProcess.EMBEDDED, home, ANY_PORT)) {
            assertThat(JarProcess.get(again.address().resolve("/health"))).contains("UP");
            assertThat(again.errors()).isEmpty();

            try (var second = JarProcess.start(JarProcess.EMBEDDED, home, ANY_PORT)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).isEmpty();
                assertThat(second.errors())
                        .startsWith("Another PaperTrade is running")
                        .hasLineCount(1);
            }
        }
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(other.getLocalPort());
            try (var jar = JarProcess.start(JarProcess.EMBEDDED, home, Map.of("PORT", port))) {
                assertThat(jar.exitCode()).isEqualTo(1);
                assertThat(jar.output()).isEmpty();
                assertThat(jar.errors())
                        .isEqualTo(
                                "Port " + port + " is in use: stop the other program or set PORT to another number.\n");
            }
        }
    }

    @Test
    void theDemoSignInIsForThisMachineOnly() throws Exception {
        var settings = Map.of("PORT", "0", "SERVER_ADDRESS", "0.0.0.0");
        try (var jar = JarProcess.start(JarProcess.EMBEDDED, home, settings)) {
            assertThat(jar.exitCode()).isEqualTo(1);
            assertThat(jar.errors())
                    .startsWith("The demo sign-in is for this machine only")
                    .hasLineCount(1);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeIsOneSentence() throws Exception {
        var settings = Map.of("PORT", "0", "PAPERTRADE_DATA_DIR", "/dev/null/papertrade");
        try (var jar = JarProcess.start(JarProcess.EMBEDDED, home, settings)) {
            assertThat(jar.exitCode()).isEqualTo(1);
            assertThat(jar.errors())
                    .startsWith("PaperTrade cannot write to its data directory /dev/null/papertrade")
                    .hasLineCount(1);
        }
    }
}
