package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;
import static com.papertrade.aws.NetworkStack.WITH_WAY_OUT;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * How a version gets in: the cluster, the task that brings the database up to date before the first task of the new version starts,
 * and the role in which a workflow does both. It is given each new image before the application is. And how data gets in or out, when
 * an installation moves: by a task that is a way to the database.
 */
final class DeliveryStack extends Stack {

    static final String MIGRATION = "migrate";
    static final String PASSAGE = "passage";

    DeliveryStack(
            Construct scope,
            StackProps props,
            Installation installation,
            NetworkStack network,
            DataStack data,
            AccountStack account) {
        super(scope, installation.stack("Delivery"), props);
        var cluster = Cluster.Builder.create(this, "Cluster")
                .clusterName(installation.resource())
                .vpc(network.vpc)
                .containerInsightsV2(ContainerInsights.DISABLED)
                .build();
        acknowledge(
                cluster,
                "AwsSolutions-ECS4",
                "What it tells beyond ECS's own figures, PaperTrade's own tell better, and it costs more than a task does.");
        var log = LogGroup.Builder.create(this, "MigrationLog")
                .logGroupName("/papertrade/%s/migrations".formatted(installation.name()))
                .retention(RetentionDays.ONE_YEAR)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        var image = PaperTradeContainer.image(this);
        var migration = PaperTradeContainer.task(
                this,
                "Migration",
                installation.resource(MIGRATION),
                image,
                data,
                log,
                List.of(MIGRATION),
                Map.of(),
                Map.of());
        // Not for releases: their role may not run it.
        var passage = PaperTradeContainer.passage(this, "Passage", installation.resource(PASSAGE), image, log);
        var newImage = new NewImageRole(this, installation).role;
        release(installation, account, migration, log, newImage);

        output("NewImageRole", newImage.getRoleArn());
        // By their numbers: whatever else is registered under these names is not run.
        output("MigrationTask", migration.getTaskDefinitionArn());
        output("PassageTask", passage.getTaskDefinitionArn());
        output(
                "MigrationSubnets",
                String.join(",", network.vpc.selectSubnets(WITH_WAY_OUT).getSubnetIds()));
        output("MigrationSecurityGroup", network.tasks.getSecurityGroupId());
    }

    /** May change which image the two stacks run, in the role for that and in no other, and run the migration. */
    private void release(
            Installation installation,
            AccountStack account,
            FargateTaskDefinition migration,
            LogGroup migrationLog,
            Role newImage) {
        var role = Role.Builder.create(this, "Release")
                .roleName(installation.resource("release"))
                .description("Workflows in the environment %s: brings a version in".formatted(installation.name()))
                .assumedBy(account.workflows("environment:" + installation.name()))
                .maxSessionDuration(Duration.hours(2))
                .build();
        var stacks = List.of(stackArn(installation.stack("Delivery")), stackArn(installation.stack("Application")));
        allow(
                role,
                List.of("cloudformation:UpdateStack"),
                stacks,
                Map.of("StringEquals", Map.of("cloudformation:RoleArn", newImage.getRoleArn())));
        allow(
                role,
                List.of("iam:PassRole"),
                List.of(newImage.getRoleArn()),
                Map.of("StringEquals", Map.of("iam:PassedToService", "cloudformation.amazonaws.com")));
        allow(
                role,
                List.of(
                        "cloudformation:DescribeStacks",
                        "cloudformation:DescribeStackEvents",
                        "cloudformation:GetTemplate"),
                stacks,
                Map.of());
        allow(
                role,
                List.of("ecs:RunTask"),
                List.of(arn("ecs", "task-definition", installation.resource(MIGRATION) + ":*")),
                Map.of("ArnEquals", Map.of("ecs:cluster", arn("ecs", "cluster", installation.resource()))));
        allow(
                role,
                List.of("ecs:DescribeTasks"),
                List.of(arn("ecs", "task", installation.resource() + "/*")),
                Map.of());
        allow(
                role,
                List.of("iam:PassRole"),
                List.of(
                        migration.getTaskRole().getRoleArn(),
                        migration.obtainExecutionRole().getRoleArn()),
                Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")));
        // A parameter of each stack: which version of the CDK's own stack there is.
        allow(
                role,
                List.of("ssm:GetParameters"),
                List.of(arn("ssm", "parameter", NewImageRole.BOOTSTRAP_VERSION)),
                Map.of());
        allow(role, List.of("logs:GetLogEvents"), List.of(migrationLog.getLogGroupArn() + ":*"), Map.of());
        for (var resource : List.of(
                "arn:<AWS::Partition>:cloudformation:us-east-1:<AWS::AccountId>:stack/%s/*"
                        .formatted(installation.stack("Delivery")),
                "arn:<AWS::Partition>:cloudformation:us-east-1:<AWS::AccountId>:stack/%s/*"
                        .formatted(installation.stack("Application")))) {
            acknowledge(
                    role, finding(resource), "A stack's name is followed by a number that CloudFormation makes up.");
        }
        acknowledge(
                role,
                finding("arn:<AWS::Partition>:ecs:us-east-1:<AWS::AccountId>:task-definition/%s:*"
                        .formatted(installation.resource(MIGRATION))),
                "Each release has a revision of its own.");
        acknowledge(
                role,
                finding("arn:<AWS::Partition>:ecs:us-east-1:<AWS::AccountId>:task/%s/*"
                        .formatted(installation.resource())),
                "Tasks have numbers, not names.");
        acknowledge(
                role,
                finding("<%s.Arn>:*".formatted(getLogicalId((CfnElement)
                        migrationLog.getNode().getDefaultChild()))),
                "Each run has a stream of its own.");
    }

    private static String finding(String resource) {
        return "AwsSolutions-IAM5[Resource::%s]".formatted(resource);
    }

    private static void allow(
            Role role, List<String> actions, List<String> resources, Map<String, Map<String, String>> conditions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build());
    }

    private String stackArn(String name) {
        return arn("cloudformation", "stack", name + "/*");
    }

    private String arn(String service, String resource, String name) {
        return formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
    }

    /** What the scripts of releases and moves need to know. */
    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
