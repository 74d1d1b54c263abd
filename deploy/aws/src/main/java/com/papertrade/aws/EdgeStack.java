package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.FileCodeOptions;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestCookieBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginWithEndpointProps;
import software.amazon.awscdk.services.logs.CfnDelivery;
import software.amazon.awscdk.services.logs.CfnDeliveryDestination;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The way in: CloudFront, the only one there is, with the firewall before it. What changes its name with its content is kept at the
 * edge; pages, what screens send, and their open channels go through to PaperTrade. Shield Standard is part of it and costs nothing.
 */
final class EdgeStack extends Stack {

    static final String VIEWER_REQUEST = "src/main/functions/viewer-request/viewer-request.js";

    /** Of deploy/nginx, as everywhere: what is shown while PaperTrade is not there. */
    private static final String MAINTENANCE = "/errors/maintenance.html";

    /** No query: it may hold what a sign-in provider said. No cookies: they are sessions. */
    private static final List<String> LOGGED = List.of(
            "timestamp(ms)",
            "c-ip",
            "c-country",
            "cs-method",
            "cs-uri-stem",
            "sc-status",
            "sc-bytes",
            "time-taken",
            "x-edge-location",
            "x-edge-result-type",
            "x-edge-detailed-result-type",
            "x-edge-request-id",
            "x-host-header",
            "cs-protocol",
            "cs-protocol-version",
            "ssl-protocol");

    final Distribution distribution;
    final Firewall firewall;

    EdgeStack(
            Construct scope,
            StackProps props,
            Installation installation,
            NetworkStack network,
            ApplicationStack application) {
        super(scope, installation.stack("Edge"), props);
        firewall = new Firewall(this, installation);
        distribution = distribution(installation, application);
        accessLog(installation, network);
        names(installation, network);
    }

    private Distribution distribution(Installation installation, ApplicationStack application) {
        var papertrade = VpcOrigin.withApplicationLoadBalancer(
                application.loadBalancer,
                VpcOriginWithEndpointProps.builder()
                        .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                        .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                        // An order may wait 8 s for a price.
                        .readTimeout(Duration.seconds(60))
                        .keepaliveTimeout(Duration.seconds(60))
                        .connectionAttempts(2)
                        .connectionTimeout(Duration.seconds(3))
                        .build());
        var atEachRequest = List.of(FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .function(viewerRequest(installation))
                .build());
        var files = files(installation, papertrade, atEachRequest);
        var distribution = Distribution.Builder.create(this, "Distribution")
                .comment("PaperTrade " + installation.name())
                .domainNames(List.of(installation.domain()))
                .certificate(application.certificate)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .enableIpv6(true)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .webAclId(firewall.arn())
                .defaultBehavior(BehaviorOptions.builder()
                        .origin(papertrade)
                        .allowedMethods(AllowedMethods.ALLOW_ALL)
                        .cachePolicy(CachePolicy.CACHING_DISABLED)
                        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
                        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                        .functionAssociations(atEachRequest)
                        .build())
                .additionalBehaviors(new TreeMap<>(
                        Map.of("/VAADIN/build/*", files, "/_static/*", files, "/errors/*", pages(installation))))
                .errorResponses(List.of(
                        // A file of the version to come, asked of the one before it, is there a moment later.
                        error(404, null), error(502, MAINTENANCE), error(503, MAINTENANCE), error(504, MAINTENANCE)))
                .build();
        acknowledge(
                distribution,
                "AwsSolutions-CFR1",
                "PaperTrade is for whoever its sign-in provider lets in, from wherever they are.");
        acknowledge(
                distribution,
                "AwsSolutions-CFR3",
                "It is logged, by the second version of access logs, which leaves queries and cookies out.");
        return distribution;
    }

    private Function viewerRequest(Installation installation) {
        return Function.Builder.create(this, "ViewerRequest")
                .functionName(installation.resource("viewer-request"))
                .comment("Overwrites what a browser says of itself")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromFile(
                        FileCodeOptions.builder().filePath(VIEWER_REQUEST).build()))
                .build();
    }

    /** Their names change with their content, so all that counts is the path: no cookie goes there, and none comes back. */
    private BehaviorOptions files(
            Installation installation, IOrigin papertrade, List<FunctionAssociation> atEachRequest) {
        var cache = CachePolicy.Builder.create(this, "Files")
                .cachePolicyName(installation.resource("files"))
                .comment("By path alone, as long as PaperTrade says")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.days(1))
                .maxTtl(Duration.days(365))
                .cookieBehavior(CacheCookieBehavior.none())
                .headerBehavior(CacheHeaderBehavior.none())
                .queryStringBehavior(CacheQueryStringBehavior.none())
                .enableAcceptEncodingGzip(true)
                .enableAcceptEncodingBrotli(true)
                .build();
        var request = OriginRequestPolicy.Builder.create(this, "FileRequests")
                .originRequestPolicyName(installation.resource("files"))
                .comment("The name that the certificate of the load balancer is for")
                .headerBehavior(OriginRequestHeaderBehavior.allowList("Host"))
                .cookieBehavior(OriginRequestCookieBehavior.none())
                .queryStringBehavior(OriginRequestQueryStringBehavior.none())
                .build();
        var response = ResponseHeadersPolicy.Builder.create(this, "FileAnswers")
                .responseHeadersPolicyName(installation.resource("files"))
                .comment("A session or a task that is kept at the edge would be everybody's")
                .removeHeaders(List.of("Set-Cookie"))
                .build();
        return BehaviorOptions.builder()
                .origin(papertrade)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .cachePolicy(cache)
                .originRequestPolicy(request)
                .responseHeadersPolicy(response)
                .compress(true)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .functionAssociations(atEachRequest)
                .build();
    }

    private BehaviorOptions pages(Installation installation) {
        var bucket = Bucket.Builder.create(this, "Pages")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        acknowledge(
                bucket,
                "AwsSolutions-S1",
                "Three public pages, read by CloudFront alone, whose access log has it all.");
        CfnOutput.Builder.create(this, "PagesBucket")
                .description("aws s3 sync deploy/nginx/errors s3://<this>/errors")
                .value(bucket.getBucketName())
                .build();
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl((IBucket) bucket))
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .build();
    }

    private static ErrorResponse error(int status, String page) {
        var response = ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0));
        return page == null
                ? response.build()
                : response.responseHttpStatus(status).responsePagePath(page).build();
    }

    private void accessLog(Installation installation, NetworkStack network) {
        var source = CfnDeliverySource.Builder.create(this, "AccessLogSource")
                .name(installation.resource("cloudfront"))
                .logType("ACCESS_LOGS")
                .resourceArn(distribution.getDistributionArn())
                .build();
        var destination = CfnDeliveryDestination.Builder.create(this, "AccessLogDestination")
                .name(installation.resource("cloudfront"))
                .destinationResourceArn(network.accessLogs.getBucketArn())
                .outputFormat("json")
                .build();
        var delivery = CfnDelivery.Builder.create(this, "AccessLog")
                .deliverySourceName(source.getName())
                .deliveryDestinationArn(destination.getAttrArn())
                .recordFields(LOGGED)
                .s3SuffixPath("cloudfront/{yyyy}/{MM}/{dd}")
                .build();
        delivery.getNode().addDependency(source);
    }

    private void names(Installation installation, NetworkStack network) {
        var target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "Name")
                .zone(network.zone)
                .recordName(installation.domain())
                .target(target)
                .build();
        AaaaRecord.Builder.create(this, "NameIpv6")
                .zone(network.zone)
                .recordName(installation.domain())
                .target(target)
                .build();
    }
}
