package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.papertrade.aws.Synthesized.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DeliveryTest {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    private final Template account = Synthesized.template("PaperTrade-Account");
    private final Template delivery = Synthesized.production("Delivery");

    @Test
    void imagesAreScannedAndStayWhatTheyWere() {
        account.hasResource(
                "AWS::ECR::Repository",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "RepositoryName",
                                "papertrade",
                                "ImageScanningConfiguration",
                                Map.of("ScanOnPush", true),
                                "ImageTagMutability",
                                "IMMUTABLE",
                                "LifecyclePolicy",
                                Match.anyValue()))));
    }

    @Test
    void theBudgetWarnsBeforeItIsSpent() {
        account.hasResourceProperties(
                "AWS::Budgets::Budget",
                Map.of(
                        "Budget",
                        Match.objectLike(
                                Map.of("TimeUnit", "MONTHLY", "BudgetLimit", Map.of("Amount", 220, "Unit", "USD"))),
                        "NotificationsWithSubscribers",
                        List.of(warning("ACTUAL", 80), warning("FORECASTED", 100))));
    }

    private static Object warning(String of, int percent) {
        return Match.objectLike(Map.of(
                "Notification",
                Match.objectLike(Map.of("NotificationType", of, "Threshold", percent)),
                "Subscribers",
                List.of(Map.of("Address", "operators@example.org", "SubscriptionType", "EMAIL"))));
    }

    @Test
    void nobodyHasAKey() {
        assertThat(Synthesized.resources("AWS::IAM::AccessKey")).isEmpty();
        assertThat(Synthesized.resources("AWS::IAM::User")).isEmpty();
    }

    @Test
    void onlyTheMainBranchBringsImagesAndOnlyItsEnvironmentReleases() {
        assertThat(trusted("PaperTrade-Account", "papertrade-build"))
                .isEqualTo("repo:example/papertrade:ref:refs/heads/main");
        assertThat(trusted("PaperTrade-staging-Delivery", "papertrade-staging-release"))
                .isEqualTo("repo:example/papertrade:environment:staging");
        assertThat(trusted("PaperTrade-production-Delivery", "papertrade-production-release"))
                .isEqualTo("repo:example/papertrade:environment:production");
    }

    /** An exact subject: with StringLike, a fork or a branch of that name would do. */
    private static String trusted(String stack, String roleName) {
        var statement = Synthesized.resources("AWS::IAM::Role")
                .filter(role -> role.stack().equals(stack))
                .filter(role -> role.properties().path("RoleName").asText().equals(roleName))
                .findFirst()
                .orElseThrow()
                .properties()
                .at("/AssumeRolePolicyDocument/Statement/0");
        assertThat(statement.get("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        assertThat(statement.get("Condition").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("StringEquals");
        var equals = statement.at("/Condition/StringEquals");
        assertThat(equals.get(GITHUB + ":aud").asText()).isEqualTo("sts.amazonaws.com");
        return equals.get(GITHUB + ":sub").asText();
    }

    /** The whole list: a right more fails here. */
    @Test
    void aReleaseMayChangeTwoStacksAndRunTheMigrationAndNothingElse() {
        assertThat(allowed("PaperTrade-production-Delivery", "ReleaseDefaultPolicy"))
                .containsExactlyInAnyOrder(
                        "cloudformation:UpdateStack",
                        "cloudformation:DescribeStacks",
                        "cloudformation:DescribeStackEvents",
                        "cloudformation:GetTemplate",
                        "ecs:RunTask",
                        "ecs:DescribeTasks",
                        "iam:PassRole",
                        "iam:PassRole",
                        "ssm:GetParameters",
                        "logs:GetLogEvents");
        delivery.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "iam:PassRole",
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com"))))))))));
    }

    /** Or else CloudFormation would act for it as whoever installed the stacks, who may do everything. */
    @Test
    void aReleaseChangesAStackInTheRoleForNewImagesAndInNoOther() {
        for (var installation : List.of("staging", "production")) {
            var newImage = Synthesized.resources("AWS::IAM::Role")
                    .filter(role -> role.properties()
                            .path("RoleName")
                            .asText()
                            .equals("papertrade-%s-new-image".formatted(installation)))
                    .findFirst()
                    .orElseThrow();
            assertThat(newImage.properties()
                            .at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                            .asText())
                    .isEqualTo("cloudformation.amazonaws.com");
            assertThat(statements("PaperTrade-%s-Delivery".formatted(installation), "ReleaseDefaultPolicy")
                            .filter(statement -> statement.toString().contains("cloudformation:UpdateStack"))
                            .map(statement -> statement
                                    .at("/Condition/StringEquals/cloudformation:RoleArn/Fn::GetAtt/0")
                                    .asText()))
                    .containsExactly(newImage.id());
        }
    }

    /** The whole list: what another image takes. */
    @Test
    void inThatRoleOnlyTaskDefinitionsAndTheServiceCanBeChanged() {
        assertThat(allowed("PaperTrade-production-Delivery", "NewImageRoleDefaultPolicy"))
                .containsExactlyInAnyOrder(
                        "ecs:RegisterTaskDefinition",
                        "ecs:DescribeTaskDefinition",
                        "ecs:TagResource",
                        "ecs:ListTagsForResource",
                        "ecs:UpdateService",
                        "ecs:DescribeServices",
                        "ecs:ListServiceDeployments",
                        "ecs:ListTagsForResource",
                        "ecs:DescribeServiceDeployments",
                        "ecs:DescribeServiceRevisions",
                        "iam:PassRole",
                        "ssm:GetParameters");
        assertThat(resources("production"))
                .containsExactlyInAnyOrder(
                        "*",
                        "task-definition/papertrade-production*:*",
                        "task-definition/papertrade-production*:*",
                        "service/papertrade-production/papertrade",
                        "service-deployment/papertrade-production/papertrade/*",
                        "service-revision/papertrade-production/papertrade/*",
                        "role/PaperTrade-production-De*",
                        "role/PaperTrade-production-Ap*",
                        "parameter/cdk-bootstrap/hnb659fds/version");
    }

    /** CloudFormation cuts the stack's name to 25 letters where it makes up a role's of 64. */
    @Test
    void inThatRoleTheRolesOfBothStacksCanBePassedHoweverTheirNamesAreShortened() {
        for (var installation : List.of("staging", "production")) {
            var begins = resources(installation).stream()
                    .filter(resource -> resource.startsWith("role/"))
                    .map(resource -> resource.substring("role/".length(), resource.length() - 1))
                    .toList();
            for (var half : List.of("Delivery", "Application")) {
                var shortened = "PaperTrade-%s-%s".formatted(installation, half).substring(0, 25);
                assertThat(begins).filteredOn(shortened::startsWith).hasSize(1);
            }
            for (var other : List.of("Data", "Network", "Edge", "Observability")) {
                var name = "PaperTrade-%s-%s".formatted(installation, other);
                assertThat(begins).noneMatch(name::startsWith);
            }
        }
    }

    /** Each behind the number of the account. */
    private static List<String> resources(String installation) {
        return statements("PaperTrade-%s-Delivery".formatted(installation), "NewImageRoleDefaultPolicy")
                .map(statement -> statement.get("Resource"))
                .flatMap(resource -> resource.isArray() ? resource.valueStream() : Stream.of(resource))
                .map(resource -> resource.isTextual()
                        ? resource.asText()
                        : resource.at("/Fn::Join/1")
                                .get(resource.at("/Fn::Join/1").size() - 1)
                                .asText()
                                .substring(1))
                .toList();
    }

    @Test
    void aReleaseNeedNotRemoveWhatRanBefore() {
        assertThat(Synthesized.resources("AWS::ECS::TaskDefinition"))
                .hasSize(6)
                .allMatch(task ->
                        task.definition().path("UpdateReplacePolicy").asText().equals("Retain"));
    }

    @Test
    void whatIsRunIsNamedByItsRevision() {
        for (var output :
                Map.of("MigrationTask", "Migration", "PassageTask", "Passage").entrySet()) {
            delivery.hasOutput(
                    output.getKey(), Map.of("Value", Map.of("Ref", Match.stringLikeRegexp("^" + output.getValue()))));
        }
    }

    @Test
    void theBuildMayBringAnImageAndNothingElse() {
        assertThat(allowed("PaperTrade-Account", "BuildDefaultPolicy")).allMatch(action -> action.startsWith("ecr:"));
    }

    private static Stream<JsonNode> statements(String stack, String policy) {
        return Synthesized.resources("AWS::IAM::Policy")
                .filter(found -> found.stack().equals(stack) && found.id().startsWith(policy))
                .flatMap(found ->
                        found.properties().at("/PolicyDocument/Statement").valueStream());
    }

    private static List<String> allowed(String stack, String policy) {
        return statements(stack, policy)
                .map(statement -> statement.get("Action"))
                .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void theMigrationIsTheSameImageWithOneCommand() {
        delivery.hasResourceProperties(
                "AWS::ECS::TaskDefinition",
                Map.of(
                        "Family",
                        "papertrade-production-migrate",
                        "ContainerDefinitions",
                        List.of(Match.objectLike(Map.of("Command", List.of("migrate"))))));
        delivery.hasParameter("ImageTag", Map.of("Default", Match.absent()));
    }

    /** It reads the password of the database, and no other secret. */
    @Test
    void theMigrationKnowsTheDatabaseAlone() {
        var secrets = task("papertrade-production-migrate").at("/ContainerDefinitions/0/Secrets");
        assertThat(secrets).hasSize(1);
        assertThat(secrets.get(0).get("Name").asText()).isEqualTo("DATABASE_PASSWORD");
    }

    /** A way to the database for whoever may start it: a move needs its own log-in at the database. */
    @Test
    void thePassageKnowsNothingAndEndsByItself() {
        var container = task("papertrade-production-passage").at("/ContainerDefinitions/0");
        assertThat(container.get("EntryPoint").toString()).isEqualTo("[\"sleep\"]");
        assertThat(container.get("Command").toString()).isEqualTo("[\"14400\"]");
        assertThat(container.has("Environment")).isFalse();
        assertThat(container.has("Secrets")).isFalse();
        assertThat(container.has("PortMappings")).isFalse();
        assertThat(allowed("PaperTrade-production-Delivery", "PassageTaskRole"))
                .containsExactlyInAnyOrder(
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel");
    }

    /** What may be done at AWS by nobody but the passage: to let people in. */
    @Test
    void noOtherTaskLetsAnybodyIn() {
        assertThat(Synthesized.resources("AWS::IAM::Policy")
                        .filter(policy -> policy.properties().toString().contains("ssmmessages:"))
                        .map(Resource::id))
                .hasSize(2)
                .allMatch(policy -> policy.startsWith("PassageTaskRole"));
        assertThat(Synthesized.resources("AWS::ECS::Service")
                        .map(service -> service.properties().path("EnableExecuteCommand")))
                .isNotEmpty()
                .allMatch(lets -> !lets.asBoolean());
    }

    @Test
    void aReleaseMayNotRunThePassage() {
        assertThat(Synthesized.resources("AWS::IAM::Policy")
                        .filter(policy -> policy.id().startsWith("ReleaseDefaultPolicy"))
                        .map(policy -> policy.properties().toString()))
                .isNotEmpty()
                .noneMatch(policy -> policy.toLowerCase(Locale.ROOT).contains("passage"));
    }

    private static JsonNode task(String family) {
        return Synthesized.resources("AWS::ECS::TaskDefinition")
                .map(Resource::properties)
                .filter(task -> task.path("Family").asText().equals(family))
                .findFirst()
                .orElseThrow();
    }
}
