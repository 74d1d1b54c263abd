package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** The image as a task of 0.25 vCPU and 0.5 GB, with the settings that both the application and its migrations need. */
final class PaperTradeContainer {

    static final int CPU = 256;
    static final int MEMORY_MB = 512;

    /** Which image; CloudFormation keeps the last one when nothing else is said. */
    static final String IMAGE_TAG = "ImageTag";

    private static final String NAME = "papertrade";

    /** Longer than any move takes, and not so long that somebody forgets it for the night. */
    private static final Duration PASSAGE = Duration.hours(4);

    private PaperTradeContainer() {}

    /**
     * A task without any right at AWS: PaperTrade asks nothing of it.
     *
     * @param image of {@link #image}
     * @param command instead of starting the application, if any
     * @param settings beside those of the database
     * @param secrets beside the password of the database
     */
    static FargateTaskDefinition task(
            Construct scope,
            String id,
            String family,
            ContainerImage image,
            DataStack data,
            LogGroup log,
            List<String> command,
            Map<String, String> settings,
            Map<String, Secret> secrets) {
        var task = definition(scope, id, family)
                .volumes(List.of(Volume.builder().name("tmp").build()))
                .build();
        container(task, image, data, log, command, settings, secrets);
        keepOldOnes(task);
        acknowledge(
                task,
                "AwsSolutions-ECS2",
                "None of them is a secret: those come from Secrets Manager, and a test reads the template for it.");
        fetchesItsImage(task);
        return task;
    }

    private static FargateTaskDefinition.Builder definition(Construct scope, String id, String family) {
        return FargateTaskDefinition.Builder.create(scope, id)
                .family(family)
                .cpu(CPU)
                .memoryLimitMiB(MEMORY_MB)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.X86_64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build());
    }

    /** So that a release needs no right to remove one. They cost nothing, and say what ran when. */
    private static void keepOldOnes(FargateTaskDefinition task) {
        task.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    private static void fetchesItsImage(FargateTaskDefinition task) {
        acknowledge(
                task.obtainExecutionRole(),
                "AwsSolutions-IAM5[Resource::*]",
                "ecr:GetAuthorizationToken is for the whole registry: it cannot be narrowed.");
    }

    /**
     * A task that only waits, so that whoever may start it can reach the database through it, by AWS's Session Manager: when
     * data moves in or out (deploy/aws/move). It has no setting and no secret, nobody reaches it from outside, and it ends by itself.
     *
     * @param image of {@link #image}
     */
    static FargateTaskDefinition passage(
            Construct scope, String id, String family, ContainerImage image, LogGroup log) {
        var task = definition(scope, id, family).build();
        keepOldOnes(task);
        task.addContainer(
                NAME,
                ContainerDefinitionOptions.builder()
                        .containerName(NAME)
                        .image(image)
                        .entryPoint(List.of("sleep"))
                        .command(List.of(String.valueOf(PASSAGE.toSeconds().intValue())))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(log)
                                .streamPrefix("passage")
                                .build()))
                        // Session Manager's agent is put into the container and writes there.
                        .readonlyRootFilesystem(false)
                        // Which ends what the agent leaves behind, and the waiting when it is told to.
                        .linuxParameters(LinuxParameters.Builder.create(scope, id + "Init")
                                .initProcessEnabled(true)
                                .build())
                        .build());
        task.addToTaskRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"))
                .resources(List.of("*"))
                .build());
        acknowledge(
                task.getTaskRole(),
                "AwsSolutions-IAM5[Resource::*]",
                "Channels of Session Manager have no names: these four actions know no resource.");
        fetchesItsImage(task);
        return task;
    }

    /** Once for each stack, which it gives the parameter that says which one. */
    static ContainerImage image(Construct scope) {
        var tag = CfnParameter.Builder.create(scope, IMAGE_TAG)
                .description("The tag of the image, as the build has pushed it")
                .allowedPattern("[A-Za-z0-9._-]{1,128}")
                .build();
        return ContainerImage.fromEcrRepository(
                Repository.fromRepositoryName(scope, "Images", AccountStack.IMAGES), tag.getValueAsString());
    }

    private static ContainerDefinition container(
            FargateTaskDefinition task,
            ContainerImage image,
            DataStack data,
            LogGroup log,
            List<String> command,
            Map<String, String> settings,
            Map<String, Secret> secrets) {
        var container = task.addContainer(
                NAME,
                ContainerDefinitionOptions.builder()
                        .containerName(NAME)
                        .image(image)
                        .command(command.isEmpty() ? null : command)
                        .environment(with(settings, database(data)))
                        .secrets(with(secrets, Map.of("DATABASE_PASSWORD", password(data.databasePassword))))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(log)
                                .streamPrefix(NAME)
                                .build()))
                        .readonlyRootFilesystem(true)
                        // PaperTrade closes its screens, finishes what is under way and leaves within half a minute.
                        .stopTimeout(Duration.seconds(40))
                        // The load balancer asks after its health: a probe in the container is a JVM more on a quarter
                        // of a core.
                        .build());
        container.addMountPoints(MountPoint.builder()
                .sourceVolume("tmp")
                .containerPath("/tmp")
                .readOnly(false)
                .build());
        return container;
    }

    /** Encrypted, and to the server that has the certificate of RDS: PostgreSQL's driver takes the authority from a variable. */
    private static Map<String, String> database(DataStack data) {
        var address = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        data.database.getDbInstanceEndpointAddress(),
                        data.database.getDbInstanceEndpointPort(),
                        DataStack.DATABASE_NAME);
        return Map.of(
                "DATABASE_URL",
                address + "?sslmode=verify-full&sslfactory=org.postgresql.ssl.SingleCertValidatingFactory"
                        + "&sslfactoryarg=env:DATABASE_CA",
                "DATABASE_CA",
                authority(),
                "DATABASE_USERNAME",
                DataStack.DATABASE_USER);
    }

    static Secret password(ISecret secret) {
        return Secret.fromSecretsManager(secret, "password");
    }

    /** "Amazon RDS us-east-1 Root CA RSA2048 G1", valid until 2061; public. */
    private static String authority() {
        try (var file = PaperTradeContainer.class.getResourceAsStream("rds-us-east-1.pem")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their names: the same definition makes the same template. */
    private static <T> Map<String, T> with(Map<String, T> some, Map<String, T> others) {
        var all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }
}
