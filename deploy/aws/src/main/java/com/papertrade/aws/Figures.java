package com.papertrade.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/**
 * What the load balancer counts. Of blue and green together where it tells them apart: which of them people are sent to changes with
 * each release. SUM leaves out whichever has no value, where + would have none either. Sorted by their names, so that the same definition
 * makes the same template.
 */
record Figures(ApplicationLoadBalancer loadBalancer, ApplicationTargetGroup blue, ApplicationTargetGroup green) {

    private static final String NAMESPACE = "AWS/ApplicationELB";

    /** Seconds until the first byte of an answer. Channels that stay open are not in it. */
    Metric responseTime(String percentile) {
        return ofBalancer("TargetResponseTime", percentile, Duration.minutes(1));
    }

    Metric requests(Duration period) {
        return ofBalancer("RequestCount", "Sum", period);
    }

    /** Answers 5xx, PaperTrade's and, where it gave none, the load balancer's own. */
    IMetric failures(Duration period) {
        return MathExpression.Builder.create()
                .label("5xx")
                .expression("SUM([theirs, own])")
                .usingMetrics(new TreeMap<>(Map.of(
                        "theirs", ofBalancer("HTTPCode_Target_5XX_Count", "Sum", period),
                        "own", ofBalancer("HTTPCode_ELB_5XX_Count", "Sum", period))))
                .period(period)
                .build();
    }

    /** Percent of requests that failed; 0 where there are too few to speak of percents. */
    IMetric failureRate(Duration period) {
        return MathExpression.Builder.create()
                .label("5xx, % of requests")
                .expression("IF(requests >= 50, 100 * SUM([theirs, own]) / requests, 0)")
                .usingMetrics(new TreeMap<>(Map.of(
                        "requests", requests(period),
                        "theirs", ofBalancer("HTTPCode_Target_5XX_Count", "Sum", period),
                        "own", ofBalancer("HTTPCode_ELB_5XX_Count", "Sum", period))))
                .period(period)
                .build();
    }

    /**
     * Percent of requests that failed; 0 where fewer than so many did. A request for which the load balancer found no task is none of
     * its requests, but one of its own failures.
     *
     * @param shown failures that people were shown on a screen, which HTTP says nothing of
     */
    IMetric failedPercent(Duration window, int fewest, IMetric shown) {
        return MathExpression.Builder.create()
                .label("failed, % of requests")
                .expression(
                        "IF(SUM([theirs, own, shown]) >= %d, 100 * SUM([theirs, own, shown]) / SUM([requests, own]), 0)"
                                .formatted(fewest))
                .usingMetrics(new TreeMap<>(Map.of(
                        "requests", requests(window),
                        "theirs", ofBalancer("HTTPCode_Target_5XX_Count", "Sum", window),
                        "own", ofBalancer("HTTPCode_ELB_5XX_Count", "Sum", window),
                        "shown", shown)))
                .period(window)
                .build();
    }

    /** Percent of requests that were answered within a second. */
    Metric withinASecond(Duration window) {
        return ofBalancer("TargetResponseTime", "PR(:1)", window);
    }

    /** Percent of requests that were not; 0 where there are too few to speak of percents. */
    IMetric slowPercent(Duration window) {
        return MathExpression.Builder.create()
                .label("slower than 1 s, % of requests")
                .expression("IF(requests >= 100, 100 - fast, 0)")
                .usingMetrics(new TreeMap<>(Map.of("requests", requests(window), "fast", withinASecond(window))))
                .period(window)
                .build();
    }

    IMetric healthyTasks() {
        return ofBoth("healthy tasks", "HealthyHostCount", "Minimum");
    }

    IMetric unhealthyTasks() {
        return ofBoth("unhealthy tasks", "UnHealthyHostCount", "Maximum");
    }

    private IMetric ofBoth(String label, String name, String statistic) {
        return MathExpression.Builder.create()
                .label(label)
                // A graph that shows several of these wants each of their parts by a name of its own.
                .expression("SUM([blue%1$s, green%1$s])".formatted(name))
                .usingMetrics(new TreeMap<>(Map.of(
                        "blue" + name,
                        ofTargets(blue, name, statistic),
                        "green" + name,
                        ofTargets(green, name, statistic))))
                .period(Duration.minutes(1))
                .build();
    }

    private Metric ofBalancer(String name, String statistic, Duration period) {
        return metric(name, statistic, period, Map.of("LoadBalancer", loadBalancer.getLoadBalancerFullName()));
    }

    private Metric ofTargets(ApplicationTargetGroup targets, String name, String statistic) {
        return metric(
                name,
                statistic,
                Duration.minutes(1),
                Map.of(
                        "LoadBalancer", loadBalancer.getLoadBalancerFullName(),
                        "TargetGroup", targets.getTargetGroupFullName()));
    }

    private static Metric metric(String name, String statistic, Duration period, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .statistic(statistic)
                .period(period)
                .dimensionsMap(dimensions)
                .build();
    }
}
