package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.papertrade.aws.Synthesized.Resource;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.s3.Bucket;

/** What holds for every resource of every stack, whoever adds it. */
class RulesTest {

    @TempDir
    Path out;

    @Test
    void whatHoldsDataIsEncrypted() {
        assertThat(Synthesized.resources("AWS::RDS::DBInstance"))
                .isNotEmpty()
                .allMatch(database ->
                        database.properties().path("StorageEncrypted").asBoolean());
        assertThat(Synthesized.resources("AWS::ElastiCache::ReplicationGroup"))
                .isNotEmpty()
                .allMatch(cache ->
                        cache.properties().path("AtRestEncryptionEnabled").asBoolean())
                .allMatch(cache ->
                        cache.properties().path("TransitEncryptionEnabled").asBoolean());
        assertThat(Synthesized.resources("AWS::S3::Bucket"))
                .isNotEmpty()
                .allMatch(bucket -> bucket.properties().has("BucketEncryption"));
    }

    @Test
    void noBucketIsPublicAndNoneIsSpokenToInTheClear() {
        assertThat(Synthesized.resources("AWS::S3::Bucket"))
                .allMatch(bucket -> Stream.of(
                                "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
                        .allMatch(block -> bucket.properties()
                                .at("/PublicAccessBlockConfiguration/" + block)
                                .asBoolean()));
        assertThat(Synthesized.resources("AWS::S3::BucketPolicy")
                        .map(policy -> policy.properties().toString()))
                .hasSize(4)
                .allMatch(policy -> policy.contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
    }

    @Test
    void nobodyMayDoEverythingOrAnythingToEverything() {
        statements((resource, statement) -> {
            var actions = texts(statement.get("Action"));
            if (statement.get("Effect").asText().equals("Allow")) {
                assertThat(actions).as("%s", resource).noneMatch(action -> action.equals("*") || action.endsWith(":*"));
                if (texts(statement.path("Resource")).contains("*")) {
                    // None of them knows a resource that could be named.
                    assertThat(actions)
                            .as("%s", resource)
                            .isSubsetOf(
                                    "ecr:GetAuthorizationToken",
                                    "ecs:RegisterTaskDefinition",
                                    "ecs:DescribeTaskDefinition",
                                    "secretsmanager:GetRandomPassword",
                                    "ssmmessages:CreateControlChannel",
                                    "ssmmessages:CreateDataChannel",
                                    "ssmmessages:OpenControlChannel",
                                    "ssmmessages:OpenDataChannel");
                }
            }
        });
    }

    @Test
    void managedPoliciesAreTheTwoThatAreKnown() {
        assertThat(Synthesized.resources("AWS::IAM::Role")
                        .flatMap(role ->
                                role.properties().path("ManagedPolicyArns").valueStream())
                        .map(policy -> policy.at("/Fn::Join/1/2").asText()))
                .containsOnly(
                        ":iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
                        ":iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole");
    }

    @Test
    void logsAreNotKeptForEver() {
        assertThat(Synthesized.resources("AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allMatch(log -> log.properties().has("RetentionInDays"));
    }

    @Test
    void everythingThatCanBeIsTagged() {
        assertThat(Synthesized.resources()
                        .filter(resource -> Set.of(
                                        "AWS::RDS::DBInstance",
                                        "AWS::ECS::Service",
                                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                                        "AWS::S3::Bucket",
                                        "AWS::CloudFront::Distribution")
                                .contains(resource.type())))
                .isNotEmpty()
                .allMatch(resource ->
                        resource.properties().path("Tags").toString().contains("\"installation\""));
    }

    /** Neither a secret nor somebody's account: what an AWS access key, a private key or an account number looks like. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:AKIA|ASIA)[0-9A-Z]{16}",
                "PRIVATE KEY",
                "\\barn:aws:[a-z0-9-]+:[a-z0-9-]*:\\d{12}:",
                "\"(?:MasterUserPassword|AuthToken|SecretString)\":\"[^\"]*\"",
                "\"Name\":\"[A-Z_]*(?:PASSWORD|SECRET|API_KEY|TOKEN)\",\"Value\""
            })
    void noTemplateHoldsASecret(String pattern) {
        assertThat(Synthesized.all())
                .isNotEmpty()
                .allSatisfy((name, template) -> assertThat(template.toString()).doesNotContainPattern(pattern));
    }

    /** As different as the table of sizes says, and no more. */
    @Test
    void stagingIsMadeOfTheSamePiecesAsProduction() {
        for (var stack : Synthesized.STACKS) {
            assertThat(types("PaperTrade-staging-" + stack))
                    .as(stack)
                    .isEqualTo(types("PaperTrade-production-" + stack));
        }
    }

    private static List<String> types(String stack) {
        return Synthesized.resources()
                .filter(resource -> resource.stack().equals(stack))
                .map(Resource::type)
                .sorted()
                .toList();
    }

    /** Whether cdk-nag would say something at all: a bucket without anything. */
    @Test
    void cdkNagEndsTheSynthesisOfWhatBreaksItsRules() {
        var app = Synthesized.app(out);
        var stack = new Stack(app, "Wrong");
        Bucket.Builder.create(stack, "Bucket").build();
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    }

    static Stream<Map<String, Object>> whatCloudFormationWouldRefuse() {
        return Stream.of(
                Map.of("NoSuchProperty", "x"),
                Map.of("BucketName", Map.of("not", "a name")),
                Map.of("Tags", "none"),
                Map.of("BucketName", Map.of("Ref", "Nobody")));
    }

    /** Whether the library's rules of CloudFormation would say something at all. */
    @ParameterizedTest
    @MethodSource("whatCloudFormationWouldRefuse")
    void aTemplateThatCloudFormationWouldRefuseEndsTheSynthesis(Map<String, Object> properties) {
        var app = Synthesized.app(out);
        var stack = new Stack(app, "Wrong");
        new CfnResource(
                stack,
                "Bucket",
                CfnResourceProps.builder()
                        .type("AWS::S3::Bucket")
                        .properties(properties)
                        .build());

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    }

    @Test
    void aRuleIsAcknowledgedWithAReasonOrNotAtAll() {
        assertThat(Path.of("src/main/java/com/papertrade/aws/Acknowledged.java"))
                .content()
                .contains("reason(reason)");
        assertThat(acknowledgements()).hasSizeGreaterThan(10).allMatch(reason -> reason.length() > 25, "says why");
    }

    private static List<String> acknowledgements() {
        var reasons = new ArrayList<String>();
        Synthesized.metadata((type, data) -> {
            if (type.equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY)) {
                data.properties().forEach(entry -> reasons.add(entry.getValue().asText()));
            }
        });
        return reasons;
    }

    private static void statements(BiConsumer<Resource, JsonNode> check) {
        Synthesized.resources()
                .filter(resource -> resource.type().equals("AWS::IAM::Policy")
                        || resource.type().equals("AWS::IAM::Role"))
                .forEach(resource -> {
                    resource.properties()
                            .at("/PolicyDocument/Statement")
                            .forEach(statement -> check.accept(resource, statement));
                    resource.properties()
                            .path("Policies")
                            .forEach(policy -> policy.at("/PolicyDocument/Statement")
                                    .forEach(statement -> check.accept(resource, statement)));
                });
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asText).toList() : List.of(node.asText());
    }
}
