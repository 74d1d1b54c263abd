package com.papertrade.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that drives a real browser. Skipped on a machine without one, except where {@code CI=true}:
 * there the test runs, and fails for want of it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserTest.WhereThereIsABrowser.class)
public @interface BrowserTest {

    /** Looks for the browser before a test is started. */
    class WhereThereIsABrowser implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.executable().isPresent()) {
                return ConditionEvaluationResult.enabled("There is a browser");
            }
            return "true".equals(System.getenv("CI"))
                    ? ConditionEvaluationResult.enabled("CI must have a browser")
                    : ConditionEvaluationResult.disabled(
                            "There is no Chromium: install one or set PAPERTRADE_CHROMIUM");
        }
    }
}
