package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ObservabilityStackTest {

    private static final Path PAPERTRADE = Path.of("../../src/main/java");

    private final Template observability = Synthesized.production("Observability");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency-p95",
                "slow-for-days",
                "requests-fail",
                "healthy-tasks",
                "memory",
                "cpu",
                "database-cpu",
                "database-credits",
                "database-storage",
                "database-memory",
                "database-connections",
                "database-full",
                "cache-cpu",
                "cache-memory",
                "cache-unavailable",
                "call-budget",
                "provider-refuses",
                "orders-not-matched",
                "ledger-differs",
                "ledger-not-verified",
                "job-fails",
                "action-held",
                "figures-missing"
            })
    void anAlarmReachesPeople(String name) {
        observability.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "papertrade-production-" + name,
                        "AlarmDescription", Match.anyValue(),
                        "AlarmActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^Operators"))),
                        "OKActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^Operators")))));
    }

    /** Each with the limit that people are told at, and for how many periods in a row it is passed by then. */
    @ParameterizedTest
    @CsvSource({
        "memory, MemoryUtilization, GreaterThanThreshold, 92, 300, 3",
        "cpu, CPUUtilization, GreaterThanThreshold, 85, 300, 6",
        "database-cpu, CPUUtilization, GreaterThanThreshold, 80, 300, 3",
        "database-credits, CPUCreditBalance, LessThanThreshold, 30, 300, 2",
        "database-storage, FreeStorageSpace, LessThanThreshold, 2147483648, 300, 3",
        "database-memory, FreeableMemory, LessThanThreshold, 67108864, 300, 3",
        "database-connections, DatabaseConnections, GreaterThanThreshold, 68, 300, 2",
        "database-full, papertrade_database_room, LessThanThreshold, 1, 60, 2",
        "cache-cpu, EngineCPUUtilization, GreaterThanThreshold, 80, 300, 3",
        "cache-memory, Evictions, GreaterThanThreshold, 10000, 300, 3",
        "cache-unavailable, papertrade_cache_answers, LessThanThreshold, 1, 300, 2",
        "call-budget, papertrade_provider_calls_left, LessThanThreshold, 1, 300, 3",
        "provider-refuses, papertrade_provider_closed, GreaterThanThreshold, 0, 3600, 6",
        "ledger-differs, papertrade_ledger_differences, GreaterThanThreshold, 0, 300, 1",
        "ledger-not-verified, papertrade_ledger_verification_age_seconds, GreaterThanThreshold, 172800, 300, 2",
        "job-fails, papertrade_job_failures, GreaterThanThreshold, 2, 300, 2",
        "orders-not-matched, papertrade_job_success_age_seconds_match_and_expire_orders, GreaterThanThreshold, 600, 60, 2",
        "action-held, papertrade_actions_held, GreaterThanThreshold, 0, 300, 2",
        "figures-missing, papertrade_figures_told, LessThanThreshold, 1, 300, 3"
    })
    void anAlarmComesAtItsLimit(
            String name, String metric, String comparison, long limit, int periodSeconds, int periods) {
        observability.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "papertrade-production-" + name,
                        "MetricName", metric,
                        "ComparisonOperator", comparison,
                        "Threshold", limit,
                        "Period", periodSeconds,
                        "EvaluationPeriods", periods,
                        "DatapointsToAlarm", periods));
    }

    /** What is worked out of several figures. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests-fail | 2 | IF(requests >= 50, 100 * SUM([theirs, own]) / requests, 0)",
                "slow-for-days | 5 | IF(requests >= 100, 100 - fast, 0)",
                "healthy-tasks | 2 | SUM([blueHealthyHostCount, greenHealthyHostCount])"
            })
    void anAlarmComesAtTheLimitOfWhatIsWorkedOut(String name, int limit, String expression) {
        observability.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName",
                        "papertrade-production-" + name,
                        "Threshold",
                        limit,
                        "Metrics",
                        Match.arrayWith(List.of(Match.objectLike(Map.of("Expression", expression))))));
    }

    @Test
    void noAlarmIsWithoutATestAndNoneOfAReleaseWakesAnybody() {
        observability.resourceCountIs("AWS::CloudWatch::Alarm", 23 + 6);
        observability.resourceCountIs("AWS::CloudWatch::CompositeAlarm", 1);
        Synthesized.production("Application")
                .allResourcesProperties("AWS::CloudWatch::Alarm", Map.of("AlarmActions", Match.absent()));
    }

    @Test
    void onlySilenceOfWhatMustSpeakIsTrouble() {
        assertThat(Synthesized.resources("AWS::CloudWatch::Alarm")
                        .filter(alarm -> alarm.stack().contains("production"))
                        .filter(alarm -> alarm.properties()
                                .get("TreatMissingData")
                                .asText()
                                .equals("breaching"))
                        .map(alarm -> alarm.properties().get("AlarmName").asText()))
                .containsExactlyInAnyOrder(
                        "papertrade-production-healthy-tasks", "papertrade-production-figures-missing");
    }

    @Test
    void thereAreAsManyHealthyTasksAsThereShouldBe() {
        threshold("healthy-tasks", "LessThanThreshold", 2);
        Synthesized.staging("Observability")
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of("AlarmName", "papertrade-staging-healthy-tasks", "Threshold", 1));
    }

    @Test
    void slowIsOneRequestInTwentyOverASecond() {
        threshold("latency-p95", "GreaterThanThreshold", 1);
        observability.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "MetricName",
                        "TargetResponseTime",
                        "ExtendedStatistic",
                        "p95",
                        "Namespace",
                        "AWS/ApplicationELB"));
    }

    /** 0.1 % of requests may fail: 14.4 times that for an hour are 2 % of a month's budget, 6 times for six hours 5 %. */
    @ParameterizedTest
    @CsvSource({
        "burns-14.4-over-1h, 1.44, 3600, 5",
        "burns-14.4-over-5m, 1.44, 300, 2",
        "burns-6-over-6h, 0.6, 21600, 5",
        "burns-6-over-30m, 0.6, 1800, 2",
        "burns-1-over-3d, 0.1, 259200, 5",
        "burns-1-over-6h, 0.1, 21600, 2"
    })
    void aBudgetThatBurnsIsSeenOverAWindow(String name, double percent, int seconds, int fewestFailed) {
        var alarm = Synthesized.resources("AWS::CloudWatch::Alarm")
                .map(Synthesized.Resource::properties)
                .filter(properties -> properties.get("AlarmName").asText().equals("papertrade-production-" + name))
                .findFirst()
                .orElseThrow();
        assertThat(alarm.get("Threshold").asDouble()).isCloseTo(percent, within(1e-9));
        assertThat(alarm.get("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.get("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.has("AlarmActions")).as("the one above tells people").isFalse();
        assertThat(alarm.get("Metrics").valueStream().filter(query -> query.has("MetricStat")))
                .extracting(query -> query.at("/MetricStat/Metric/MetricName").asText() + " "
                        + query.at("/MetricStat/Period").asInt())
                .containsExactlyInAnyOrder(
                        "RequestCount " + seconds,
                        "HTTPCode_Target_5XX_Count " + seconds,
                        "HTTPCode_ELB_5XX_Count " + seconds,
                        "papertrade_failures_shown " + seconds);
        assertThat(alarm.get("Metrics").valueStream().filter(query -> query.has("Expression")))
                .extracting(query -> query.get("Expression").asText())
                .containsExactly(
                        "IF(SUM([theirs, own, shown]) >= %d, 100 * SUM([theirs, own, shown]) / SUM([requests, own]), 0)"
                                .formatted(fewestFailed));
    }

    /** A long window alone would go on for hours after all is well; a short one alone would come with each hiccup. */
    @Test
    void aBudgetThatBurnsIsToldWhileItBurnsInBothWindows() {
        var above = Synthesized.resources("AWS::CloudWatch::CompositeAlarm").toList();
        assertThat(above).hasSize(2);
        assertThat(above.getFirst().properties().get("AlarmRule").toString().replaceAll("[^A-Za-z0-9() ]", ""))
                .matches(
                        "FnJoin"
                                + "\\(\\(ALARM\\(FnGetAttErrorBudgetburns144over1h\\w+\\) AND ALARM\\(FnGetAttErrorBudgetburns144over5m\\w+\\)\\)"
                                + " OR \\(ALARM\\(FnGetAttErrorBudgetburns6over6h\\w+\\) AND ALARM\\(FnGetAttErrorBudgetburns6over30m\\w+\\)\\)"
                                + " OR \\(ALARM\\(FnGetAttErrorBudgetburns1over3d\\w+\\) AND ALARM\\(FnGetAttErrorBudgetburns1over6h\\w+\\)\\)\\)");
        observability.hasResourceProperties(
                "AWS::CloudWatch::CompositeAlarm",
                Map.of(
                        "AlarmName", "papertrade-production-error-budget",
                        "AlarmActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^Operators"))),
                        "OKActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^Operators")))));
    }

    /** Somebody's click that failed is answered 200, with a sentence: only the log tells it. */
    @Test
    void aFailureThatSomebodyWasShownCounts() {
        observability.hasResourceProperties(
                "AWS::Logs::MetricFilter",
                Map.of(
                        "FilterPattern",
                        "{ $.message = \"Unexpected failure*\" }",
                        "MetricTransformations",
                        List.of(Match.objectLike(
                                Map.of("MetricName", "papertrade_failures_shown", "MetricValue", "1")))));
        assertThat(PAPERTRADE.resolve("com/papertrade/ui/shell/LoggedFailure.java"))
                .content()
                .contains("LOG.error(\"Unexpected failure ");
    }

    private void threshold(String name, String comparison, int threshold) {
        observability.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "papertrade-production-" + name,
                        "ComparisonOperator", comparison,
                        "Threshold", threshold));
    }

    /** CloudWatch and EventBridge may tell the topic something; a policy that forgets them makes every alarm silent. */
    @Test
    void theTopicLetsInWhoeverHasToTellSomething() {
        for (var service : List.of("cloudwatch.amazonaws.com", "events.amazonaws.com")) {
            observability.hasResourceProperties(
                    "AWS::SNS::TopicPolicy",
                    Map.of(
                            "PolicyDocument",
                            Match.objectLike(Map.of(
                                    "Statement",
                                    Match.arrayWith(List.of(Match.objectLike(Map.of(
                                            "Effect", "Allow",
                                            "Action", "sns:Publish",
                                            "Principal", Map.of("Service", service)))))))));
        }
        observability.hasResourceProperties(
                "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "operators@example.org"));
    }

    @Test
    void aReleaseThatWasRolledBackIsTold() {
        observability.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "EventPattern",
                        Match.objectLike(Map.of("detail", Map.of("eventName", List.of("SERVICE_DEPLOYMENT_FAILED"))))));
    }

    @Test
    void aStandbyThatTookOverIsTold() {
        observability.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "EventPattern",
                        Match.objectLike(Map.of(
                                "source",
                                List.of("aws.rds"),
                                "detail",
                                Match.objectLike(Map.of(
                                        "SourceIdentifier",
                                        List.of("papertrade-production"),
                                        "EventCategories",
                                        Match.arrayWith(List.of("failover", "failure")))))),
                        "Targets",
                        List.of(Match.objectLike(Map.of("Arn", Map.of("Ref", Match.stringLikeRegexp("^Operators")))))));
    }

    @Test
    void figuresAreTakenOutOfTheLineThatTasksAreToldToWrite() {
        assertThat(Synthesized.resources("AWS::Logs::MetricFilter")
                        .map(filter -> filter.properties())
                        .filter(filter -> !filter.toString().contains("papertrade_failures_shown")))
                .isNotEmpty()
                .allMatch(filter -> filter.get("FilterPattern").asText().equals("{ $.message = \"Figures\" }"));
        assertThat(source())
                .contains("String MESSAGE = \"Figures\";")
                .contains("String EVERY = \"LOG_FIGURES_EVERY\";");
        assertThat(Synthesized.json("PaperTrade-production-Application").toString())
                .contains("{\"Name\":\"LOG_FIGURES_EVERY\",\"Value\":\"PT1M\"}");
    }

    /** A figure that PaperTrade renames would be an alarm that never comes. */
    @Test
    void eachFigureIsOneThatPaperTradeHas() {
        var gauges = gauges();
        var figures = Synthesized.resources("AWS::Logs::MetricFilter")
                .flatMap(filter ->
                        filter.properties().get("MetricTransformations").valueStream())
                .map(metric -> metric.get("MetricValue").asText())
                .filter(value -> !value.equals("1"))
                .map(value -> value.substring("$.".length()))
                .distinct()
                .toList();
        assertThat(figures).hasSize(11);
        assertThat(figures).allMatch(figure -> gauges.contains(figure) || isOfAJob(figure, gauges));
    }

    /** Of one job: the figure of all, and behind it the job's name. */
    private static boolean isOfAJob(String figure, List<String> gauges) {
        return gauges.stream()
                .filter(figure::startsWith)
                .anyMatch(gauge -> jobs().contains(figure.substring(gauge.length())));
    }

    /** Whatever is written like a name in the source of a job, as FiguresInTheLog writes it. */
    private static List<String> jobs() {
        return texts(file -> true)
                .filter(text -> text.contains("implements RecurringJob"))
                .flatMap(text -> Pattern.compile("\"([A-Z][a-z]+(?: [a-z]+)+)\"")
                        .matcher(text)
                        .results())
                .map(name -> "_" + name.group(1).toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
    }

    /** By the names in the source, with their units, as FiguresInTheLog writes them. */
    private static List<String> gauges() {
        var gauge = Pattern.compile("\"(papertrade(?:\\.[a-z]+)+)\"([^;]*?)register", Pattern.DOTALL);
        var unit = Pattern.compile("baseUnit\\(\"(\\w+)\"\\)");
        var budget = Pattern.compile("\"(papertrade(?:\\.[a-z]+)+)\"");
        var names = new ArrayList<String>();
        texts(file -> file.endsWith("Metrics.java") || file.equals("DatabaseRoom.java"))
                .forEach(text -> {
                    var builders = gauge.matcher(text);
                    while (builders.find()) {
                        var found = unit.matcher(builders.group(2));
                        names.add(builders.group(1).replace('.', '_') + (found.find() ? "_" + found.group(1) : ""));
                    }
                    budget.matcher(text)
                            .results()
                            .forEach(match -> names.add(match.group(1).replace('.', '_')));
                });
        return names;
    }

    private static String source() {
        return texts("FiguresInTheLog.java"::equals).findFirst().orElseThrow();
    }

    /** PaperTrade's own source, of the files with such names. */
    private static Stream<String> texts(Predicate<String> name) {
        try (var files = Files.walk(PAPERTRADE)) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile)
                    .filter(found -> name.test(found.getFileName().toString()))
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofEachAlarmOperatorsAreToldWhatToDo() throws IOException {
        var section = Files.readString(Path.of("../operations.md"))
                .split("\\n## Alarms at AWS\\n")[1]
                .split("\\n## ")[0];
        var told = Pattern.compile("^\\| `([a-z0-9-]+)`(?:, `([a-z0-9-]+)`)* \\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .flatMap(row ->
                        Pattern.compile("`([a-z0-9-]+)`").matcher(row.group()).results())
                .map(name -> name.group(1))
                .toList();
        var alarms = Synthesized.resources()
                .filter(alarm -> alarm.stack().equals("PaperTrade-production-Observability"))
                .filter(alarm -> alarm.properties().has("AlarmActions"))
                .map(alarm -> alarm.properties().get("AlarmName").asText().substring("papertrade-production-".length()))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void thereIsADashboard() {
        observability.hasResourceProperties(
                "AWS::CloudWatch::Dashboard", Map.of("DashboardName", "papertrade-production"));
    }
}
