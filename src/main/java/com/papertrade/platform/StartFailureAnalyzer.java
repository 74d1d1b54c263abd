package com.papertrade.platform;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** The failures of a start that have a cure, each told as one sentence. All others keep their stack trace. */
class StartFailureAnalyzer implements FailureAnalyzer, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return causesOf(failure)
                .flatMap(cause -> sentenceFor(cause).stream())
                .findFirst()
                .map(sentence -> new FailureAnalysis(sentence, null, failure))
                .orElse(null);
    }

    private static Stream<Throwable> causesOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> sentenceFor(Throwable cause) {
        if (cause.getClass().getSimpleName().endsWith("Misconfigured")) {
            return Optional.ofNullable(cause.getMessage());
        }
        return switch (cause) {
            case PortInUseException inUse ->
                Optional.of("Port %d is in use: stop the other program or set PORT to another number."
                        .formatted(inUse.getPort()));
            case SQLException refused -> sentenceForState(String.valueOf(refused.getSQLState()));
            default -> Optional.empty();
        };
    }

    /** By the classes of SQLSTATE, see the PostgreSQL manual, appendix A. */
    private static Optional<String> sentenceForState(String state) {
        if (state.startsWith("08")) {
            return Optional.of("The database cannot be reached: check DATABASE_URL and that PostgreSQL is running.");
        }
        if (state.startsWith("28")) {
            return Optional.of("The database refused its user: check DATABASE_USERNAME and DATABASE_PASSWORD.");
        }
        if (state.equals("3D000")) {
            return Optional.of("The database that DATABASE_URL names does not exist: create it, or name another.");
        }
        return Optional.empty();
    }
}
