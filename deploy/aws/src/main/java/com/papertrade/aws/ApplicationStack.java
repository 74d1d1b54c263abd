package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;
import static com.papertrade.aws.NetworkStack.APPLICATION_PORT;
import static com.papertrade.aws.NetworkStack.CACHE_PORT;
import static com.papertrade.aws.NetworkStack.HTTPS_PORT;
import static com.papertrade.aws.NetworkStack.TEST_PORT;
import static com.papertrade.aws.NetworkStack.WITHOUT_WAY_OUT;
import static com.papertrade.aws.NetworkStack.WITH_WAY_OUT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.AlternateTargetProps;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ClusterAttributes;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTarget;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTargetProps;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleStage;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.ecs.Protocol;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.WeightedTargetGroup;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/**
 * PaperTrade's tasks and the load balancer before them, which has no address on the Internet: CloudFront reaches it from inside.
 *
 * <p>A new version (green) starts beside the old one (blue), is tried by the smoke test on a listener of its own, gets everybody at
 * once, and is watched for a while, the old one still running. The smoke test or an alarm sends everybody back.
 */
final class ApplicationStack extends Stack {

    static final String SERVICE = "papertrade";
    static final String SMOKE_TEST = "src/main/functions/smoke-test";

    /** Connections to the database of one task, see {@link DataStack#MOST_CONNECTIONS}. */
    static final int CONNECTIONS_PER_TASK = 8;

    /** How long the old version runs on, ready to take everybody back. */
    private static final Duration BAKE_TIME = Duration.minutes(10);

    /** As long as a day of trading: whose session is where, the cookie says. */
    private static final Duration STICKINESS = Duration.hours(12);

    /** A JVM that has just started is slow: it gets its share of new people over a minute. */
    private static final Duration SLOW_START = Duration.seconds(60);

    /** For open screens: their channel goes on so long after a task is to leave. */
    private static final Duration DRAINING = Duration.minutes(5);

    /** PaperTrade gives a sign of life on open channels every minute. */
    private static final Duration IDLE = Duration.seconds(150);

    /** Fifty people with an open screen send about 850 requests a minute to one task, which is what it is for. */
    private static final int REQUESTS_PER_TASK_AND_MINUTE = 800;

    final ApplicationLoadBalancer loadBalancer;
    final ApplicationTargetGroup blue;
    final ApplicationTargetGroup green;
    final Certificate certificate;
    final LogGroup log;
    final String clusterName;

    ApplicationStack(
            Construct scope, StackProps props, Installation installation, NetworkStack network, DataStack data) {
        super(scope, installation.stack("Application"), props);
        clusterName = installation.resource();
        certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(installation.domain())
                .validation(CertificateValidation.fromDns((IHostedZone) network.zone))
                .build();
        log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/papertrade/%s/application".formatted(installation.name()))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        loadBalancer = loadBalancer(installation, network);
        blue = targets("Blue", network);
        green = targets("Green", network);
        var production = rule("Production", listener("Https", HTTPS_PORT));
        var test = rule("Test", listener("Test", TEST_PORT));

        var service = service(installation, network, task(installation, data));
        service.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                        .containerName("papertrade")
                        .containerPort(APPLICATION_PORT)
                        .alternateTarget(new AlternateTarget(
                                "Alternate",
                                AlternateTargetProps.builder()
                                        .alternateTargetGroup(green)
                                        .productionListener(
                                                ListenerRuleConfiguration.applicationListenerRule(production))
                                        .testListener(ListenerRuleConfiguration.applicationListenerRule(test))
                                        .build()))
                        .build())
                .attachToApplicationTargetGroup(blue);
        acknowledge(
                service.getNode().findChild("AlternateRole"),
                "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers]",
                "What ECS needs to turn the listeners from blue to green; AWS keeps it up to date.");
        smokeTest(installation, network, service);
        scale(installation, service);
    }

    private ApplicationLoadBalancer loadBalancer(Installation installation, NetworkStack network) {
        var balancer = ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                .loadBalancerName(installation.resource())
                .vpc(network.vpc)
                .vpcSubnets(WITHOUT_WAY_OUT)
                .internetFacing(false)
                .securityGroup(asItIs("LoadBalancerGroup", network.loadBalancer))
                .idleTimeout(IDLE)
                .dropInvalidHeaderFields(true)
                .deletionProtection(true)
                .build();
        balancer.logAccessLogs(network.accessLogs, "load-balancer");
        return balancer;
    }

    /** Who may talk to whom stands in {@link NetworkStack} alone: nothing here adds to it. */
    private ISecurityGroup asItIs(String id, SecurityGroup group) {
        return SecurityGroup.fromSecurityGroupId(
                this,
                id,
                group.getSecurityGroupId(),
                SecurityGroupImportOptions.builder().mutable(false).build());
    }

    private ApplicationTargetGroup targets(String id, NetworkStack network) {
        return ApplicationTargetGroup.Builder.create(this, id)
                .vpc(network.vpc)
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(APPLICATION_PORT)
                .stickinessCookieDuration(STICKINESS)
                .slowStart(SLOW_START)
                .deregistrationDelay(DRAINING)
                .healthCheck(HealthCheck.builder()
                        .path("/health")
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }

    private ApplicationListener listener(String id, int port) {
        return loadBalancer.addListener(
                id,
                BaseApplicationListenerProps.builder()
                        .port(port)
                        .protocol(ApplicationProtocol.HTTPS)
                        .sslPolicy(SslPolicy.TLS13_RES)
                        .certificates(List.of(ListenerCertificate.fromCertificateManager(certificate)))
                        .open(false)
                        .defaultAction(ListenerAction.fixedResponse(
                                404,
                                FixedResponseOptions.builder()
                                        .contentType("text/plain")
                                        .messageBody("Not Found")
                                        .build()))
                        .build());
    }

    /** Where everybody goes; ECS turns the weights round. The port for those who run PaperTrade is not behind it at all. */
    private ApplicationListenerRule rule(String id, ApplicationListener listener) {
        return ApplicationListenerRule.Builder.create(this, id)
                .listener(listener)
                .priority(10)
                .conditions(List.of(ListenerCondition.pathPatterns(List.of("/*"))))
                .action(ListenerAction.weightedForward(List.of(
                        WeightedTargetGroup.builder()
                                .targetGroup(blue)
                                .weight(100)
                                .build(),
                        WeightedTargetGroup.builder()
                                .targetGroup(green)
                                .weight(0)
                                .build())))
                .build();
    }

    private FargateTaskDefinition task(Installation installation, DataStack data) {
        var settings = new HashMap<>(installation.settings());
        settings.put(
                "REDIS_URL",
                "rediss://default:${REDIS_PASSWORD}@%s:%d"
                        .formatted(data.cache.getAttrPrimaryEndPointAddress(), CACHE_PORT));
        // Tasks of the old version and of the new one together must not want more than the database gives.
        settings.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", String.valueOf(CONNECTIONS_PER_TASK));
        // CloudFront compresses what it keeps, which pages are not.
        settings.put("SERVER_COMPRESSION_ENABLED", "true");
        // What the load balancer says of it is CloudFront's address; the edge says whose it is, and lets nobody else
        // say so.
        settings.put("SERVER_TOMCAT_REMOTEIP_REMOTEIPHEADER", "X-Viewer-Address");
        settings.put("LOG_FIGURES_EVERY", "PT1M");
        var providers = software.amazon.awscdk.services.secretsmanager.Secret.fromSecretCompleteArn(
                this, "Providers", data.providers.getRef());
        var task = PaperTradeContainer.task(
                this,
                "Task",
                installation.resource(),
                PaperTradeContainer.image(this),
                data,
                log,
                List.of(),
                settings,
                Map.of(
                        "REDIS_PASSWORD", PaperTradeContainer.password(data.cachePassword),
                        "OIDC_CLIENT_SECRET", Secret.fromSecretsManager(providers, "OIDC_CLIENT_SECRET"),
                        "ALPHAVANTAGE_API_KEY", Secret.fromSecretsManager(providers, "ALPHAVANTAGE_API_KEY")));
        acknowledge(
                task,
                "CloudFormation-Validate::E1029",
                "${REDIS_PASSWORD} is for PaperTrade, which puts the secret there when it starts.");
        task.getDefaultContainer()
                .addPortMappings(PortMapping.builder()
                        .containerPort(APPLICATION_PORT)
                        .protocol(Protocol.TCP)
                        .build());
        return task;
    }

    private FargateService service(Installation installation, NetworkStack network, FargateTaskDefinition task) {
        var rollback = new RollbackAlarms(this, installation, loadBalancer, blue, green);
        var service = FargateService.Builder.create(this, "Service")
                .serviceName(SERVICE)
                .cluster(Cluster.fromClusterAttributes(
                        this,
                        "Cluster",
                        ClusterAttributes.builder()
                                .clusterName(clusterName)
                                .vpc(network.vpc)
                                .securityGroups(List.of())
                                .build()))
                .taskDefinition(task)
                .vpcSubnets(WITH_WAY_OUT)
                .assignPublicIp(true)
                .securityGroups(List.of(asItIs("TasksGroup", network.tasks)))
                .deploymentStrategy(DeploymentStrategy.BLUE_GREEN)
                .bakeTime(BAKE_TIME)
                .deploymentAlarms(DeploymentAlarmConfig.builder()
                        .alarmNames(rollback.names())
                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                        .build())
                .circuitBreaker(
                        DeploymentCircuitBreaker.builder().rollback(true).build())
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                // On a quarter of a core the JVM takes its time.
                .healthCheckGracePeriod(Duration.minutes(4))
                .enableExecuteCommand(false)
                .propagateTags(PropagatedTagSource.SERVICE)
                .build();
        // It knows them by name only.
        service.getNode().addDependency(rollback);
        return service;
    }

    private void smokeTest(Installation installation, NetworkStack network, FargateService service) {
        var testLog = LogGroup.Builder.create(this, "SmokeTestLog")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var role = Role.Builder.create(this, "SmokeTestRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(
                        List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSLambdaVPCAccessExecutionRole")))
                .build();
        testLog.grantWrite(role);
        acknowledge(
                role,
                "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole]",
                "What Lambda needs to stand in a network; AWS keeps it up to date.");
        var function = Function.Builder.create(this, "SmokeTest")
                .description("Asks a new version whether it is well, before people are sent to it")
                .runtime(Runtime.NODEJS_24_X)
                .handler("index.handler")
                .code(Code.fromAsset(SMOKE_TEST))
                .timeout(Duration.minutes(5))
                .memorySize(256)
                .role(role)
                .logGroup(testLog)
                .vpc(network.vpc)
                .vpcSubnets(WITHOUT_WAY_OUT)
                .securityGroups(List.of(asItIs("SmokeTestGroup", network.smokeTest)))
                .environment(Map.of(
                        "LOAD_BALANCER", loadBalancer.getLoadBalancerDnsName(),
                        "PORT", String.valueOf(TEST_PORT),
                        "DOMAIN", installation.domain()))
                .build();
        var caller = Role.Builder.create(this, "SmokeTestCaller")
                .assumedBy(new ServicePrincipal("ecs.amazonaws.com"))
                .build();
        function.grantInvoke(caller);
        var hook = new DeploymentLifecycleLambdaTarget(
                function,
                "SmokeTestHook",
                DeploymentLifecycleLambdaTargetProps.builder()
                        .role(caller)
                        .lifecycleStages(List.of(DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT))
                        .build());
        service.addLifecycleHook(hook);
        acknowledge(
                caller,
                "AwsSolutions-IAM5[Resource::<%s.Arn>:*]"
                        .formatted(getLogicalId((CfnElement) function.getNode().getDefaultChild())),
                "ECS may call this function, in whichever version.");
    }

    private void scale(Installation installation, FargateService service) {
        var tasks = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(installation.size().fewestTasks())
                .maxCapacity(installation.size().mostTasks())
                .build());
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(60)
                        .scaleOutCooldown(Duration.minutes(1))
                        .scaleInCooldown(Duration.minutes(15))
                        .build());
        // Nobody there: 53 %. Fifty people at open screens: 90 %.
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(80)
                        .scaleOutCooldown(Duration.minutes(5))
                        .scaleInCooldown(Duration.minutes(15))
                        .build());
        scaleOnRequests(tasks);
    }

    /** Of blue and green together: which of them has the requests changes with each release, and the usual policy knows one only. */
    private void scaleOnRequests(ScalableTaskCount tasks) {
        CfnScalingPolicy.Builder.create(this, "RequestsPerTarget")
                .policyName("requests-per-target")
                .policyType("TargetTrackingScaling")
                .scalingTargetId(((ScalableTarget) tasks.getNode().findChild("Target")).getScalableTargetId())
                .targetTrackingScalingPolicyConfiguration(
                        CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.builder()
                                .targetValue(REQUESTS_PER_TASK_AND_MINUTE)
                                .scaleOutCooldown(60)
                                .scaleInCooldown(900)
                                .customizedMetricSpecification(
                                        CfnScalingPolicy.CustomizedMetricSpecificationProperty.builder()
                                                .metrics(List.of(
                                                        requests("blue", blue),
                                                        requests("green", green),
                                                        CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
                                                                .id("both")
                                                                .expression("SUM([blue, green])")
                                                                .returnData(true)
                                                                .build()))
                                                .build())
                                .build())
                .build();
    }

    private static CfnScalingPolicy.TargetTrackingMetricDataQueryProperty requests(
            String id, ApplicationTargetGroup targets) {
        return CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
                .id(id)
                .returnData(false)
                .metricStat(CfnScalingPolicy.TargetTrackingMetricStatProperty.builder()
                        .stat("Sum")
                        .metric(CfnScalingPolicy.TargetTrackingMetricProperty.builder()
                                .namespace("AWS/ApplicationELB")
                                .metricName("RequestCountPerTarget")
                                .dimensions(List.of(CfnScalingPolicy.TargetTrackingMetricDimensionProperty.builder()
                                        .name("TargetGroup")
                                        .value(targets.getTargetGroupFullName())
                                        .build()))
                                .build())
                        .build())
                .build();
    }
}
