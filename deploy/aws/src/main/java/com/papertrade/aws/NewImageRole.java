package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * In which CloudFormation acts for a release, so that it does not act as whoever installed the stacks. It may do what another image takes:
 * make new task definitions, and let the service go over to one. Whatever else is in the stacks it cannot change, whichever template it is
 * given. Old task definitions stay, which is why it need not remove any.
 */
final class NewImageRole extends Construct {

    /** A parameter of each stack: which version of the CDK's own stack there is. */
    static final String BOOTSTRAP_VERSION = "cdk-bootstrap/hnb659fds/version";

    /** Of a role's 64, CloudFormation leaves 25 to the stack's name. One less tells the stacks apart, too. */
    private static final int LETTERS_OF_THE_STACK = 24;

    private static final List<String> PASSED_TO = List.of("ecs-tasks.amazonaws.com", "ecs.amazonaws.com");

    final Role role;

    NewImageRole(Construct scope, Installation installation) {
        super(scope, "NewImage");
        role = Role.Builder.create(this, "Role")
                .roleName(installation.resource("new-image"))
                .description("CloudFormation, when a release gives the stacks another image")
                .assumedBy(new ServicePrincipal("cloudformation.amazonaws.com"))
                .build();
        taskDefinitions(installation);
        service(installation.resource() + "/" + ApplicationStack.SERVICE);
        for (var half : List.of("Delivery", "Application")) {
            rolesOf(installation.stack(half));
        }
        allow(List.of("ssm:GetParameters"), "ssm:us-east-1:%s:parameter/" + BOOTSTRAP_VERSION, Map.of());
    }

    private void taskDefinitions(Installation installation) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition"))
                .resources(List.of("*"))
                .build());
        acknowledge(
                role,
                "AwsSolutions-IAM5[Resource::*]",
                "ECS knows no resource for these. What is run, is run by the number of its revision.");
        var own = "ecs:us-east-1:%s:task-definition/" + installation.resource() + "*:*";
        allow(
                List.of("ecs:TagResource"),
                own,
                Map.of("StringEquals", Map.of("ecs:CreateAction", "RegisterTaskDefinition")));
        allow(List.of("ecs:ListTagsForResource"), own, Map.of());
        hasMany(own, "Each release has a revision of its own, of three families.");
    }

    private void service(String service) {
        allow(
                List.of(
                        "ecs:UpdateService",
                        "ecs:DescribeServices",
                        "ecs:ListServiceDeployments",
                        "ecs:ListTagsForResource"),
                "ecs:us-east-1:%s:service/" + service,
                Map.of());
        var deployments = "ecs:us-east-1:%s:service-deployment/" + service + "/*";
        allow(List.of("ecs:DescribeServiceDeployments"), deployments, Map.of());
        hasMany(deployments, "Each release has one of its own.");
        var revisions = "ecs:us-east-1:%s:service-revision/" + service + "/*";
        allow(List.of("ecs:DescribeServiceRevisions"), revisions, Map.of());
        hasMany(revisions, "Each release has one of its own.");
    }

    /** With which tasks, and ECS for the service, act: CloudFormation gives them along once more. */
    private void rolesOf(String stack) {
        var roles = "iam::%s:role/" + stack.substring(0, LETTERS_OF_THE_STACK) + "*";
        allow(List.of("iam:PassRole"), roles, Map.of("StringEquals", Map.of("iam:PassedToService", PASSED_TO)));
        hasMany(roles, "CloudFormation shortens the names of its roles, and ends them with letters that it makes up.");
    }

    /** @param resource its ARN without the beginning, with %s for the account */
    private void allow(List<String> actions, String resource, Map<String, Map<String, Object>> conditions) {
        var stack = Stack.of(this);
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of("arn:%s:".formatted(stack.getPartition()) + resource.formatted(stack.getAccount())))
                .conditions(conditions)
                .build());
    }

    private void hasMany(String resource, String why) {
        acknowledge(
                role,
                "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:%s]"
                        .formatted(resource.formatted("<AWS::AccountId>")),
                why);
    }
}
