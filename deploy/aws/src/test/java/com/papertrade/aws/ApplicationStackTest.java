package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ApplicationStackTest {

    private final Template application = Synthesized.production("Application");

    @Test
    void aTaskIsAQuarterOfACoreAndHalfAGigabyteAndCannotWriteToItsDisk() {
        application.hasResourceProperties(
                "AWS::ECS::TaskDefinition",
                Map.of(
                        "Cpu",
                        "256",
                        "Memory",
                        "512",
                        "RequiresCompatibilities",
                        List.of("FARGATE"),
                        "ContainerDefinitions",
                        List.of(Match.objectLike(Map.of(
                                "ReadonlyRootFilesystem",
                                true,
                                "StopTimeout",
                                40,
                                "LogConfiguration",
                                Match.objectLike(Map.of("LogDriver", "awslogs")))))));
    }

    @Test
    void secretsComeFromSecretsManagerAndSettingsDoNot() {
        var container = container();
        assertThat(names(container.get("Secrets")))
                .containsExactlyInAnyOrder(
                        "DATABASE_PASSWORD", "REDIS_PASSWORD", "OIDC_CLIENT_SECRET", "ALPHAVANTAGE_API_KEY");
        assertThat(names(container.get("Environment")))
                .contains("OIDC_ISSUER_URL", "OIDC_CLIENT_ID", "DATABASE_URL", "REDIS_URL", "LOG_FIGURES_EVERY")
                .doesNotContainAnyElementsOf(names(container.get("Secrets")));
    }

    @Test
    void theDatabaseIsBelievedOnlyWithItsCertificateAndTheCacheIsAskedByTls() {
        assertThat(setting("DATABASE_URL")).contains("sslmode=verify-full").contains("sslfactoryarg=env:DATABASE_CA");
        assertThat(setting("DATABASE_CA")).startsWith("\"-----BEGIN CERTIFICATE-----");
        assertThat(setting("REDIS_URL")).contains("rediss://default:${REDIS_PASSWORD}@");
    }

    @Test
    void theApplicationHasNoRightsAtAws() {
        var task = Synthesized.json("PaperTrade-production-Application").get("Resources").properties().stream()
                .filter(resource -> resource.getKey().startsWith("TaskTaskRole"))
                .toList();
        assertThat(task).hasSize(1);
        assertThat(task.getFirst().getValue().path("Properties").has("Policies"))
                .isFalse();
        assertThat(task.getFirst().getValue().path("Properties").has("ManagedPolicyArns"))
                .isFalse();
        application.resourcePropertiesCountIs(
                "AWS::IAM::Policy",
                Map.of(
                        "Roles",
                        Match.arrayWith(List.of(Map.of("Ref", task.getFirst().getKey())))),
                0);
    }

    @Test
    void theLoadBalancerHasNoAddressOnTheInternetAndSpeaksTlsAlone() {
        application.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::LoadBalancer", Map.of("Scheme", "internal", "Type", "application"));
        application.resourceCountIs("AWS::ElasticLoadBalancingV2::Listener", 2);
        application.allResourcesProperties(
                "AWS::ElasticLoadBalancingV2::Listener",
                Map.of(
                        "Protocol", "HTTPS",
                        "SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
                        "Certificates", List.of(Map.of("CertificateArn", Match.anyValue()))));
        application.hasResourceProperties(
                "AWS::CertificateManager::Certificate",
                Map.of("DomainName", "trade.example.org", "ValidationMethod", "DNS"));
        assertAttribute(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "LoadBalancerAttributes",
                "access_logs.s3.enabled",
                "true");
        assertAttribute(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "LoadBalancerAttributes",
                "deletion_protection.enabled",
                "true");
    }

    @Test
    void aChannelThatGivesASignOfLifeEveryMinuteStaysOpen() {
        assertAttribute(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "LoadBalancerAttributes",
                "idle_timeout.timeout_seconds",
                "150");
    }

    @Test
    void peopleStayWithTheirTaskNewTasksStartSlowlyAndOldOnesDrain() {
        application.resourceCountIs("AWS::ElasticLoadBalancingV2::TargetGroup", 2);
        for (var attribute : Map.of(
                        "stickiness.enabled", "true",
                        "stickiness.type", "lb_cookie",
                        "stickiness.lb_cookie.duration_seconds", "43200",
                        "slow_start.duration_seconds", "60",
                        "deregistration_delay.timeout_seconds", "300")
                .entrySet()) {
            assertAttribute(
                    "AWS::ElasticLoadBalancingV2::TargetGroup",
                    "TargetGroupAttributes",
                    attribute.getKey(),
                    attribute.getValue());
        }
        application.allResourcesProperties(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                Map.of("HealthCheckPath", "/health", "Port", 8080, "TargetType", "ip"));
    }

    @Test
    void thereAreTwoTasksAtLeastAndMoreByCpuMemoryAndRequests() {
        application.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 2, "MaxCapacity", 4));
        application.hasResourceProperties("AWS::ECS::Service", Map.of("DesiredCount", Match.absent()));
        application.resourceCountIs("AWS::ApplicationAutoScaling::ScalingPolicy", 3);
        scaledBy("ECSServiceAverageCPUUtilization", 60);
        scaledBy("ECSServiceAverageMemoryUtilization", 80);
        application.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Map.of(
                        "TargetTrackingScalingPolicyConfiguration",
                        Match.objectLike(Map.of(
                                "TargetValue",
                                800,
                                "CustomizedMetricSpecification",
                                Map.of(
                                        "Metrics",
                                        Match.arrayWith(List.of(Match.objectLike(
                                                Map.of("Expression", "SUM([blue, green])", "ReturnData", true)))))))));
    }

    private void scaledBy(String metric, int target) {
        application.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Map.of(
                        "TargetTrackingScalingPolicyConfiguration",
                        Match.objectLike(Map.of(
                                "TargetValue",
                                target,
                                "PredefinedMetricSpecification",
                                Map.of("PredefinedMetricType", metric)))));
    }

    @Test
    void aNewVersionIsTriedGetsEverybodyAtOnceAndIsTakenBackByAlarm() {
        application.hasResourceProperties(
                "AWS::ECS::Service",
                Map.of(
                        "DeploymentController", Map.of("Type", "ECS"),
                        "DeploymentConfiguration",
                                Match.objectLike(Map.of(
                                        "Strategy", "BLUE_GREEN",
                                        "BakeTimeInMinutes", 10,
                                        "DeploymentCircuitBreaker", Map.of("Enable", true, "Rollback", true),
                                        "Alarms",
                                                Map.of(
                                                        "Enable", true,
                                                        "Rollback", true,
                                                        "AlarmNames",
                                                                List.of(
                                                                        "papertrade-production-rollback-5xx",
                                                                        "papertrade-production-rollback-slow",
                                                                        "papertrade-production-rollback-unhealthy")),
                                        "LifecycleHooks",
                                                List.of(Match.objectLike(Map.of(
                                                        "LifecycleStages", List.of("POST_TEST_TRAFFIC_SHIFT")))))),
                        "LoadBalancers",
                                List.of(Match.objectLike(Map.of(
                                        "AdvancedConfiguration",
                                        Match.objectLike(Map.of(
                                                "AlternateTargetGroupArn", Match.anyValue(),
                                                "ProductionListenerRule", Match.anyValue(),
                                                "TestListenerRule", Match.anyValue())))))));
    }

    @Test
    void theAlarmsThatTakeItBackAreThereBeforeTheService() {
        var resources = Synthesized.json("PaperTrade-production-Application").get("Resources");
        var service = resources.properties().stream()
                .map(Map.Entry::getValue)
                .filter(resource -> resource.get("Type").asText().equals("AWS::ECS::Service"))
                .findFirst()
                .orElseThrow();
        assertThat(service.get("DependsOn").toString())
                .contains("RollbackAlarmsrollback5xx", "RollbackAlarmsrollbackslow", "RollbackAlarmsrollbackunhealthy");
    }

    @Test
    void tasksReachTheInternetByAddressesOfTheirOwnAndNobodyGetsAShellInThem() {
        application.hasResourceProperties(
                "AWS::ECS::Service",
                Map.of(
                        "EnableExecuteCommand",
                        false,
                        "NetworkConfiguration",
                        Map.of("AwsvpcConfiguration", Match.objectLike(Map.of("AssignPublicIp", "ENABLED")))));
    }

    @Test
    void logsAreKeptForAMonth() {
        application.hasResourceProperties(
                "AWS::Logs::LogGroup",
                Map.of("LogGroupName", "/papertrade/production/application", "RetentionInDays", 30));
    }

    @Test
    void whichImageIsSaidAtEachReleaseAndNeverByTheTemplate() {
        application.hasParameter("ImageTag", Map.of("Type", "String", "Default", Match.absent()));
    }

    private void assertAttribute(String type, String list, String key, String value) {
        application.allResourcesProperties(
                type, Map.of(list, Match.arrayWith(List.of(Map.of("Key", key, "Value", value)))));
    }

    private static JsonNode container() {
        return Synthesized.resources("AWS::ECS::TaskDefinition")
                .filter(task -> task.stack().equals("PaperTrade-production-Application"))
                .findFirst()
                .orElseThrow()
                .properties()
                .get("ContainerDefinitions")
                .get(0);
    }

    private static String setting(String name) {
        return StreamSupport.stream(container().get("Environment").spliterator(), false)
                .filter(setting -> setting.get("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("Value")
                .toString();
    }

    private static List<String> names(JsonNode settings) {
        return StreamSupport.stream(settings.spliterator(), false)
                .map(setting -> setting.get("Name").asText())
                .toList();
    }
}
