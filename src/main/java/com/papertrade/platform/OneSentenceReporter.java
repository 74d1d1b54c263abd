package com.papertrade.platform;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;

/**
 * Says why PaperTrade did not start where whoever started it is looking, in place of the report that
 * Spring Boot would log next.
 */
class OneSentenceReporter implements FailureAnalysisReporter, Ordered {

    private static final String REPORT_OF_SPRING_BOOT =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(analysis.getDescription());
        if (analysis.getAction() != null) {
            System.err.println(analysis.getAction());
        }
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(REPORT_OF_SPRING_BOOT, LogLevel.OFF);
    }
}
