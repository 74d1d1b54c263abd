package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureAnalyzerTest {

    private final StartFailureAnalyzer analyzer = new StartFailureAnalyzer();

    @Test
    void aPortInUseNamesThePortAndTheCure() {
        assertThat(sentenceFor(new PortInUseException(8080)))
                .isEqualTo("Port 8080 is in use: stop the other program or set PORT to another number.");
    }

    @Test
    void whatIsMisconfiguredSpeaksForItselfHoweverDeepItLies() {
        assertThat(sentenceFor(new IllegalStateException(new TrumpetMisconfigured("Set TRUMPET.", null))))
                .isEqualTo("Set TRUMPET.");
    }

    @Test
    void theSentenceOutsideIsNotReplacedByItsCause() {
        var outside = new TrumpetMisconfigured("Set TRUMPET.", new SQLException("refused", "08001"));
        assertThat(sentenceFor(outside)).isEqualTo("Set TRUMPET.");
    }

    @Test
    void aDatabaseThatCannotBeUsedSaysWhichSettingToLookAt() {
        assertThat(sentenceFor(new SQLException("refused", "08001"))).contains("cannot be reached", "DATABASE_URL");
        assertThat(sentenceFor(new SQLException("no", "28P01"))).contains("DATABASE_USERNAME and DATABASE_PASSWORD");
        assertThat(sentenceFor(new SQLException("no", "3D000"))).contains("does not exist");
    }

    @Test
    void anUnknownFailureKeepsItsStackTrace() {
        assertThat(analyzer.analyze(new IllegalStateException("a bug"))).isNull();
        assertThat(analyzer.analyze(new SQLException("syntax error", "42601"))).isNull();
        assertThat(analyzer.analyze(new SQLException("no state"))).isNull();
    }

    private String sentenceFor(Throwable failure) {
        var analysis = analyzer.analyze(new RuntimeException(failure));
        assertThat(analysis).isNotNull();
        return analysis.getDescription();
    }

    private static class TrumpetMisconfigured extends RuntimeException {
        TrumpetMisconfigured(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
