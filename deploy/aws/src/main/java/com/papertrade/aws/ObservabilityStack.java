package com.papertrade.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * What watches over an installation and tells people. PaperTrade's own figures come from the line that it logs every minute
 * (LOG_FIGURES_EVERY): reading logs takes none of a task's 512 MB, of which fifty people leave 53, and a collector beside it would take
 * 60 and more. deploy/operations.md says of each alarm what to do.
 */
final class ObservabilityStack extends Stack {

    private static final Duration MINUTE = Duration.minutes(1);
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final int TEN_MINUTES = 600;
    private static final int TWO_DAYS = 2 * 86_400;
    private static final String A_MONTH = "-P30D";

    private final Installation installation;
    private final Topic operators;
    private final ApplicationStack application;
    private final Set<String> figures = new HashSet<>();
    private final List<IAlarm> alarms = new ArrayList<>();

    ObservabilityStack(
            Construct scope,
            StackProps props,
            Installation installation,
            String address,
            DataStack data,
            ApplicationStack application,
            EdgeStack edge) {
        super(scope, installation.stack("Observability"), props);
        this.installation = installation;
        this.application = application;
        operators = topic(address);
        var balancer = new Figures(application.loadBalancer, application.blue, application.green);
        ofRequests(balancer);
        ofDatabase(data);
        ofCache(data);
        ofPaperTrade();
        ofReleases();
        ofServiceLevels(balancer);
        dashboard(balancer, data, edge);
    }

    /** Whoever has the address confirms it once, by a link in the first message. */
    private Topic topic(String address) {
        var topic = Topic.Builder.create(this, "Operators")
                .topicName(installation.resource("operators"))
                .displayName("PaperTrade " + installation.name())
                .enforceSsl(true)
                .build();
        // A topic with a policy of its own is closed to everybody who is not named in it.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                .build());
        topic.addSubscription(new EmailSubscription(address));
        return topic;
    }

    private void ofRequests(Figures balancer) {
        alarm("latency-p95", "One request in twenty takes longer than a second.")
                .when(balancer.responseTime("p95"))
                .isAbove(1)
                .in(5)
                .of(5);
        alarm("requests-fail", "More than one request in fifty fails.")
                .when(balancer.failureRate(FIVE_MINUTES))
                .isAbove(2)
                .in(2)
                .of(2);
        alarm("healthy-tasks", "Fewer tasks are well than there should be.")
                .when(balancer.healthyTasks())
                .isBelow(installation.size().fewestTasks())
                .silenceIsTrouble()
                .in(3)
                .of(3);
        alarm("memory", "Tasks are close to the end of their memory.")
                .when(ofService("MemoryUtilization"))
                .isAbove(92)
                .in(3)
                .of(3);
        alarm("cpu", "Tasks are busy, and there are as many as there may be.")
                .when(ofService("CPUUtilization"))
                .isAbove(85)
                .in(6)
                .of(6);
    }

    /** Both of deploy/service-levels.md: one request in a thousand may fail, one in twenty may be slow. */
    private void ofServiceLevels(Figures balancer) {
        LogFigures.failuresShown(this);
        var budget = new ErrorBudget(
                this,
                installation,
                (window, fewest) ->
                        balancer.failedPercent(window, fewest, LogFigures.failuresShown(installation, window)));
        budget.alarm.addAlarmAction(new SnsAction(operators));
        budget.alarm.addOkAction(new SnsAction(operators));
        alarms.add(budget.alarm);
        alarm("slow-for-days", "More than one request in twenty took longer than a second, for three days.")
                .when(balancer.slowPercent(Duration.days(3)))
                .isAbove(5)
                .in(1)
                .of(1);
    }

    private void ofDatabase(DataStack data) {
        alarm("database-cpu", "The database is busy.")
                .when(ofDatabase(data, "CPUUtilization", "Average"))
                .isAbove(80)
                .in(3)
                .of(3);
        alarm("database-credits", "The database was busy so long that it will be made slow.")
                .when(ofDatabase(data, "CPUCreditBalance", "Minimum"))
                .isBelow(30)
                .in(2)
                .of(2);
        alarm("database-storage", "The disk of the database fills; it grows by itself, to 100 GB.")
                .when(ofDatabase(data, "FreeStorageSpace", "Minimum"))
                .isBelow(2 * GIGABYTE)
                .in(3)
                .of(3);
        alarm("database-memory", "The database has little memory left.")
                .when(ofDatabase(data, "FreeableMemory", "Minimum"))
                .isBelow(GIGABYTE / 16)
                .in(3)
                .of(3);
        alarm("database-connections", "The database has few connections left.")
                .when(ofDatabase(data, "DatabaseConnections", "Maximum"))
                .isAbove(DataStack.MOST_CONNECTIONS * 85 / 100)
                .in(2)
                .of(2);
    }

    private void ofCache(DataStack data) {
        alarm("cache-cpu", "The cache is busy.")
                .when(ofCache(data, "EngineCPUUtilization"))
                .isAbove(80)
                .in(3)
                .of(3);
        alarm("cache-memory", "The cache is full and forgets what is still asked for.")
                .when(ofCache(data, "Evictions", "Sum"))
                .isAbove(10_000)
                .in(3)
                .of(3);
    }

    private void ofPaperTrade() {
        alarm("figures-missing", "No task tells its figures: the alarms about them say nothing.")
                .when(LogFigures.lines(this))
                .isBelow(1)
                .silenceIsTrouble()
                .in(3)
                .of(3);
        alarm(
                        "ledger-differs",
                        "A ledger does not agree with what is stored: incident-response.md, 'A ledger differs'.")
                .when(figure("papertrade_ledger_differences", "Maximum", FIVE_MINUTES))
                .isAbove(0)
                .in(1)
                .of(1);
        alarm("ledger-not-verified", "The ledgers were not verified for two days.")
                .when(figure("papertrade_ledger_verification_age_seconds", "Minimum", FIVE_MINUTES))
                .isAbove(TWO_DAYS)
                .in(2)
                .of(2);
        alarm("call-budget", "The calls of the day are used up: an order that needs a current price is refused.")
                .when(figure("papertrade_provider_calls_left", "Maximum", FIVE_MINUTES))
                .isBelow(1)
                .in(3)
                .of(3);
        alarm("provider-refuses", "The provider of prices has refused for six hours.")
                .when(figure("papertrade_provider_closed", "Minimum", Duration.hours(1)))
                .isAbove(0)
                .in(6)
                .of(6);
        alarm("cache-unavailable", "The cache does not answer; PaperTrade is slower.")
                .when(figure("papertrade_cache_answers", "Minimum", FIVE_MINUTES))
                .isBelow(1)
                .in(2)
                .of(2);
        alarm("database-full", "The disk of the database is full; orders are refused.")
                .when(figure("papertrade_database_room", "Minimum", MINUTE))
                .isBelow(1)
                .in(2)
                .of(2);
        alarm("job-fails", "A recurring job has failed three times in a row: Administration, Jobs, says why.")
                .when(figure("papertrade_job_failures", "Maximum", FIVE_MINUTES))
                .isAbove(2)
                .in(2)
                .of(2);
        alarm("orders-not-matched", "Waiting orders have not met any price for ten minutes.")
                .when(figure("papertrade_job_success_age_seconds_match_and_expire_orders", "Minimum", MINUTE))
                .isAbove(TEN_MINUTES)
                .in(2)
                .of(2);
        alarm("action-held", "A split or dividend waits for an administrator's decision.")
                .when(figure("papertrade_actions_held", "Maximum", FIVE_MINUTES))
                .isAbove(0)
                .in(2)
                .of(2);
    }

    /** A release that was rolled back, and what RDS does by itself. */
    private void ofReleases() {
        Rule.Builder.create(this, "ReleaseFailed")
                .description("ECS rolled a release back")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ecs"))
                        .detailType(List.of("ECS Deployment State Change"))
                        .detail(Map.of("eventName", List.of("SERVICE_DEPLOYMENT_FAILED")))
                        .resources(List.of(service()))
                        .build())
                .targets(List.of(new SnsTopic(operators)))
                .build();
        Rule.Builder.create(this, "DatabaseFailedOver")
                .description("The standby took over, or a restore or repair began")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.rds"))
                        .detailType(List.of("RDS DB Instance Event"))
                        .detail(Map.of(
                                "SourceIdentifier", List.of(installation.resource()),
                                "EventCategories",
                                        List.of("failover", "failure", "low storage", "recovery", "restoration")))
                        .build())
                .targets(List.of(new SnsTopic(operators)))
                .build();
    }

    private String service() {
        return formatArn(ArnComponents.builder()
                .service("ecs")
                .resource("service")
                .resourceName(installation.resource() + "/" + ApplicationStack.SERVICE)
                .build());
    }

    private void dashboard(Figures balancer, DataStack data, EdgeStack edge) {
        var dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(installation.resource())
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(24)
                .alarms(alarms)
                .build());
        dashboard.addWidgets(
                graph(
                        "Latency (s)",
                        balancer.responseTime("p50"),
                        balancer.responseTime("p95"),
                        balancer.responseTime("p99")),
                graph("Requests a minute, and 5xx", balancer.requests(MINUTE), balancer.failures(MINUTE)),
                graph("Tasks", balancer.healthyTasks(), balancer.unhealthyTasks()));
        dashboard.addWidgets(SingleValueWidget.Builder.create()
                .title("The last 30 days: requests (one in a thousand may fail), those that failed, % within a second")
                .width(24)
                .metrics(List.of(
                        balancer.requests(FIVE_MINUTES),
                        balancer.failures(FIVE_MINUTES),
                        LogFigures.failuresShown(installation, FIVE_MINUTES),
                        balancer.withinASecond(FIVE_MINUTES)))
                .start(A_MONTH)
                .setPeriodToTimeRange(true)
                .build());
        dashboard.addWidgets(
                graph("Tasks: CPU and memory (%)", ofService("CPUUtilization"), ofService("MemoryUtilization")),
                graph("Database: CPU (%)", ofDatabase(data, "CPUUtilization", "Average")),
                graph("Database: connections", ofDatabase(data, "DatabaseConnections", "Maximum")));
        dashboard.addWidgets(
                graph(
                        "People",
                        figure("papertrade_sessions", "Maximum", MINUTE),
                        figure("papertrade_screens_open", "Maximum", MINUTE)),
                graph("Calls left today", figure("papertrade_provider_calls_left", "Minimum", FIVE_MINUTES)),
                graph("Ledger: differences", figure("papertrade_ledger_differences", "Maximum", FIVE_MINUTES)));
        dashboard.addWidgets(
                graph("Edge: requests", ofDistribution(edge, "Requests", "Sum")),
                graph(
                        "Edge: errors (%)",
                        ofDistribution(edge, "4xxErrorRate", "Average"),
                        ofDistribution(edge, "5xxErrorRate", "Average")),
                graph(
                        "Firewall",
                        ofFirewall(edge, "BlockedRequests", "ALL"),
                        ofFirewall(edge, "CountedRequests", "AWSManagedRulesCommonRuleSet")));
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(8)
                .left(List.of(metrics))
                .build();
    }

    /** A gauge of PaperTrade's, out of the line of the log; of several tasks' values, as the statistic says. */
    private Metric figure(String name, String statistic, Duration period) {
        if (figures.add(name)) {
            LogFigures.figure(this, name);
        }
        return LogFigures.metric(installation, name, statistic, period);
    }

    /** The filters of the log. */
    private static final class LogFigures {

        /** What PaperTrade calls that line. */
        private static final String PATTERN = "{ $.message = \"Figures\" }";

        private static final String LINES = "papertrade_figures_told";

        /** What PaperTrade logs whenever it shows somebody a failure; to HTTP, that is an answer like any other. */
        private static final String FAILURE = "{ $.message = \"Unexpected failure*\" }";

        private static final String FAILURES = "papertrade_failures_shown";

        static Metric lines(ObservabilityStack stack) {
            filter(stack, PATTERN, LINES, "1");
            return metric(stack.installation, LINES, "Sum", FIVE_MINUTES);
        }

        static void figure(ObservabilityStack stack, String name) {
            filter(stack, PATTERN, name, "$." + name);
        }

        static void failuresShown(ObservabilityStack stack) {
            filter(stack, FAILURE, FAILURES, "1");
        }

        static Metric failuresShown(Installation installation, Duration window) {
            return metric(installation, FAILURES, "Sum", window);
        }

        private static void filter(ObservabilityStack stack, String pattern, String name, String value) {
            MetricFilter.Builder.create(stack, name)
                    .logGroup(stack.application.log)
                    .filterPattern(FilterPattern.literal(pattern))
                    .metricNamespace(namespace(stack.installation))
                    .metricName(name)
                    .metricValue(value)
                    .build();
        }

        static Metric metric(Installation installation, String name, String statistic, Duration period) {
            return Metric.Builder.create()
                    .namespace(namespace(installation))
                    .metricName(name)
                    .statistic(statistic)
                    .period(period)
                    .build();
        }

        private static String namespace(Installation installation) {
            return "PaperTrade/" + installation.name();
        }
    }

    private Metric ofService(String name) {
        return metric(
                "AWS/ECS",
                name,
                "Average",
                Map.of("ClusterName", application.clusterName, "ServiceName", ApplicationStack.SERVICE));
    }

    private static Metric ofDatabase(DataStack data, String name, String statistic) {
        return metric(
                "AWS/RDS", name, statistic, Map.of("DBInstanceIdentifier", data.database.getInstanceIdentifier()));
    }

    private Metric ofCache(DataStack data, String name) {
        return ofCache(data, name, "Average");
    }

    /** The only node there is. */
    private Metric ofCache(DataStack data, String name, String statistic) {
        return metric("AWS/ElastiCache", name, statistic, Map.of("CacheClusterId", data.cache.getRef() + "-001"));
    }

    private static Metric ofDistribution(EdgeStack edge, String name, String statistic) {
        return metric(
                "AWS/CloudFront",
                name,
                statistic,
                Map.of("DistributionId", edge.distribution.getDistributionId(), "Region", "Global"));
    }

    private static Metric ofFirewall(EdgeStack edge, String name, String rule) {
        return metric("AWS/WAFV2", name, "Sum", Map.of("WebACL", edge.firewall.metric, "Rule", rule));
    }

    private static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .period(FIVE_MINUTES)
                .dimensionsMap(dimensions)
                .build();
    }

    private AlarmSentence alarm(String name, String meaning) {
        return new AlarmSentence(name, meaning);
    }

    /** An alarm as it is read: when this is above that, in so many of so many periods. */
    private final class AlarmSentence {

        private final String name;
        private final String meaning;
        private IMetric metric;
        private Number threshold;
        private ComparisonOperator comparison;
        private TreatMissingData silence = TreatMissingData.NOT_BREACHING;
        private int breaches;

        private AlarmSentence(String name, String meaning) {
            this.name = name;
            this.meaning = meaning;
        }

        AlarmSentence when(IMetric figure) {
            metric = figure;
            return this;
        }

        AlarmSentence isAbove(Number limit) {
            threshold = limit;
            comparison = ComparisonOperator.GREATER_THAN_THRESHOLD;
            return this;
        }

        AlarmSentence isBelow(Number limit) {
            threshold = limit;
            comparison = ComparisonOperator.LESS_THAN_THRESHOLD;
            return this;
        }

        AlarmSentence silenceIsTrouble() {
            silence = TreatMissingData.BREACHING;
            return this;
        }

        AlarmSentence in(int periods) {
            breaches = periods;
            return this;
        }

        void of(int periods) {
            var alarm = Alarm.Builder.create(ObservabilityStack.this, name)
                    .alarmName(installation.resource(name))
                    .alarmDescription(meaning)
                    .metric(metric)
                    .threshold(threshold)
                    .comparisonOperator(comparison)
                    .datapointsToAlarm(breaches)
                    .evaluationPeriods(periods)
                    .treatMissingData(silence)
                    .build();
            alarm.addAlarmAction(new SnsAction(operators));
            alarm.addOkAction(new SnsAction(operators));
            alarms.add(alarm);
        }
    }
}
