package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * Where everything stands and who may talk to whom, the name, and the store of access logs: what is made once.
 *
 * <p>There is no NAT gateway. Tasks must reach the provider of prices and the one of sign-ins on the public Internet, so no VPC
 * endpoint would do; each has a public address of its own instead, at a ninth of a gateway's price, and a security group that
 * lets nobody in but the load balancer. Everything else stands in subnets without a way out.
 */
final class NetworkStack extends Stack {

    static final int APPLICATION_PORT = 8080;
    static final int HTTPS_PORT = 443;
    /** Where a new version is tried before anybody is sent to it. */
    static final int TEST_PORT = 8443;

    static final int DATABASE_PORT = 5432;
    static final int CACHE_PORT = 6379;

    static final SubnetSelection WITH_WAY_OUT =
            SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build();
    static final SubnetSelection WITHOUT_WAY_OUT =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    /** com.amazonaws.global.cloudfront.origin-facing, in us-east-1. */
    private static final String CLOUDFRONT = "pl-3b927c52";

    private static final int ACCESS_LOG_DAYS = 30;

    final Vpc vpc;
    final SecurityGroup loadBalancer;
    final SecurityGroup tasks;
    final SecurityGroup smokeTest;
    final SecurityGroup database;
    final SecurityGroup cache;
    final PublicHostedZone zone;
    final Bucket accessLogs;

    NetworkStack(Construct scope, StackProps props, Installation installation, List<String> zones) {
        super(scope, installation.stack("Network"), props);
        accessLogs = accessLogs();
        vpc = vpc(installation, zones);

        loadBalancer = securityGroup("LoadBalancer", "The load balancer: CloudFront comes in, tasks are asked");
        tasks = securityGroup("Tasks", "Tasks of PaperTrade: the load balancer comes in");
        smokeTest = securityGroup("SmokeTest", "Tries a new version before people are sent to it");
        database = securityGroup("Database", "PostgreSQL: tasks come in");
        cache = securityGroup("Cache", "Valkey: tasks come in");
        allow();

        zone = PublicHostedZone.Builder.create(this, "Zone")
                .zoneName(installation.domain())
                .comment("Delegated by its four name servers, see Outputs")
                .build();
        zone.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    private Vpc vpc(Installation installation, List<String> zones) {
        var vpc = Vpc.Builder.create(this, "Vpc")
                .vpcName(installation.resource())
                .ipAddresses(IpAddresses.cidr("10.20.0.0/16"))
                .availabilityZones(zones)
                .natGateways(0)
                .subnetConfiguration(List.of(
                        SubnetConfiguration.builder()
                                .name("tasks")
                                .subnetType(SubnetType.PUBLIC)
                                .cidrMask(24)
                                .mapPublicIpOnLaunch(false)
                                .build(),
                        SubnetConfiguration.builder()
                                .name("inside")
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .cidrMask(24)
                                .build()))
                .gatewayEndpoints(Map.of(
                        // Layers of images come from there; costs nothing.
                        "S3",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.S3)
                                .build()))
                .build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toS3(accessLogs, "refused-connections"))
                        .build());
        return vpc;
    }

    /** All there is of it: what is not said here cannot be. */
    private void allow() {
        loadBalancer.addIngressRule(Peer.prefixList(CLOUDFRONT), Port.tcp(HTTPS_PORT), "CloudFront");
        loadBalancer.addIngressRule(smokeTest, Port.tcp(TEST_PORT), "the smoke test");
        loadBalancer.addEgressRule(tasks, Port.tcp(APPLICATION_PORT), "requests and health checks");
        smokeTest.addEgressRule(loadBalancer, Port.tcp(TEST_PORT), "the listener of the new version");

        tasks.addIngressRule(loadBalancer, Port.tcp(APPLICATION_PORT), "the load balancer");
        tasks.addEgressRule(
                Peer.anyIpv4(), Port.tcp(HTTPS_PORT), "providers of prices and sign-ins, images, logs, secrets");
        tasks.addEgressRule(database, Port.tcp(DATABASE_PORT), "the database");
        tasks.addEgressRule(cache, Port.tcp(CACHE_PORT), "the cache");

        database.addIngressRule(tasks, Port.tcp(DATABASE_PORT), "tasks");
        cache.addIngressRule(tasks, Port.tcp(CACHE_PORT), "tasks");
    }

    private SecurityGroup securityGroup(String id, String description) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private Bucket accessLogs() {
        var bucket = Bucket.Builder.create(this, "AccessLogs")
                // The only encryption that load balancers can write to.
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .removalPolicy(RemovalPolicy.RETAIN)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(ACCESS_LOG_DAYS))
                        .build()))
                .build();
        // Of CloudFront and of refused connections, both by way of CloudWatch.
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects("*")))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                .build());
        acknowledge(bucket, "AwsSolutions-S1", "It is where access logs go; a log of who wrote them would never end.");
        return bucket;
    }
}
