package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * Renews the passwords of database and cache every three months and replaces the tasks, which read them when they start.
 *
 * <p>By RDS and ElastiCache themselves, whose API is reached from outside the network: the functions that AWS offers for it
 * talk to the database, so they would want a VPC endpoint for twice the price of a task.
 */
final class PasswordRotation extends Construct {

    static final String CODE = "src/main/functions/rotation";

    /** The exchange is closed: 3 or 4 in the morning in New York. Two days, so that tasks are replaced for one at a time. */
    private static final String DATABASE_DAY = "cron(0 8 1 */3 ? *)";

    private static final String CACHE_DAY = "cron(0 8 2 */3 ? *)";

    PasswordRotation(
            Construct scope,
            Installation installation,
            DatabaseInstance database,
            Secret databasePassword,
            CfnReplicationGroup cache,
            Secret cachePassword) {
        super(scope, "PasswordRotation");
        var log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var stack = Stack.of(this);
        var service = stack.formatArn(ArnComponents.builder()
                .service("ecs")
                .resource("service")
                .resourceName(installation.resource() + "/" + ApplicationStack.SERVICE)
                .build());
        var cacheArn = stack.formatArn(ArnComponents.builder()
                .service("elasticache")
                .resource("replicationgroup")
                .resourceName(installation.resource())
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        allow(
                role,
                List.of(
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:UpdateSecretVersionStage"),
                databasePassword.getSecretArn(),
                cachePassword.getSecretArn());
        allow(role, List.of("secretsmanager:GetRandomPassword"), "*");
        allow(role, List.of("rds:ModifyDBInstance", "rds:DescribeDBInstances"), database.getInstanceArn());
        allow(role, List.of("elasticache:ModifyReplicationGroup", "elasticache:DescribeReplicationGroups"), cacheArn);
        allow(role, List.of("ecs:UpdateService"), service);

        var function = Function.Builder.create(this, "Function")
                .description("Renews the passwords of database and cache, and replaces the tasks")
                .runtime(Runtime.NODEJS_24_X)
                .handler("index.handler")
                .code(Code.fromAsset(CODE))
                .timeout(Duration.minutes(10))
                .memorySize(256)
                .role(role)
                .logGroup(log)
                .environment(Map.of(
                        "DATABASE_SECRET", databasePassword.getSecretArn(),
                        "DATABASE", database.getInstanceIdentifier(),
                        "CACHE_SECRET", cachePassword.getSecretArn(),
                        "CACHE", cache.getRef(),
                        "CLUSTER", installation.resource(),
                        "SERVICE", ApplicationStack.SERVICE))
                .build();
        acknowledge(
                role,
                "AwsSolutions-IAM5[Resource::*]",
                "GetRandomPassword makes up a password: there is nothing to name.");
        function.addPermission(
                "SecretsManager",
                Permission.builder()
                        .principal(new ServicePrincipal("secretsmanager.amazonaws.com"))
                        .sourceAccount(stack.getAccount())
                        .build());
        schedule("Database", databasePassword, function, DATABASE_DAY).getNode().addDependency(database);
        schedule("Cache", cachePassword, function, CACHE_DAY).getNode().addDependency(cache);
    }

    private CfnRotationSchedule schedule(String of, Secret secret, Function function, String day) {
        var schedule = CfnRotationSchedule.Builder.create(this, of)
                .secretId(secret.getSecretArn())
                .rotationLambdaArn(function.getFunctionArn())
                .rotateImmediatelyOnUpdate(false)
                .rotationRules(CfnRotationSchedule.RotationRulesProperty.builder()
                        .scheduleExpression(day)
                        .duration("2h")
                        .build())
                .build();
        schedule.getNode().addDependency(function);
        return schedule;
    }

    private static void allow(Role role, List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }
}
