package com.papertrade.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;

/**
 * While a new version is watched, each of them sends everybody back to the old one. They wake nobody: that a release was rolled back
 * is told by itself, and what lasts beyond a release has alarms of its own.
 */
final class RollbackAlarms extends Construct {

    private final List<String> names;

    RollbackAlarms(
            Construct scope,
            Installation installation,
            ApplicationLoadBalancer loadBalancer,
            ApplicationTargetGroup blue,
            ApplicationTargetGroup green) {
        super(scope, "RollbackAlarms");
        var figures = new Figures(loadBalancer, blue, green);
        names = List.of(
                alarm(installation, "rollback-5xx", figures.failures(Duration.minutes(1)), 5, 2, "Requests fail."),
                // Higher than what wakes somebody: a JVM that has just started is slow for a minute or two.
                alarm(installation, "rollback-slow", figures.responseTime("p95"), 3, 3, "Answers take long."),
                alarm(installation, "rollback-unhealthy", figures.unhealthyTasks(), 1, 3, "A task is not well."));
    }

    List<String> names() {
        return names;
    }

    private String alarm(
            Installation installation, String name, IMetric metric, int atLeast, int minutes, String description) {
        Alarm.Builder.create(this, name)
                .alarmName(installation.resource(name))
                .alarmDescription(description)
                .metric(metric)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .threshold(atLeast)
                .evaluationPeriods(minutes)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        return installation.resource(name);
    }
}
