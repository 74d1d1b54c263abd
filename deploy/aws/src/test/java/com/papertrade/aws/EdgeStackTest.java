package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EdgeStackTest {

    /** CachingDisabled and AllViewer, as AWS numbers them. */
    private static final String NOTHING_IS_KEPT = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private static final String EVERYTHING_GOES_THROUGH = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    private final Template edge = Synthesized.production("Edge");

    @Test
    void theLoadBalancerIsReachedFromInsideByTlsAlone() {
        edge.hasResourceProperties(
                "AWS::CloudFront::VpcOrigin",
                Map.of(
                        "VpcOriginEndpointConfig",
                        Match.objectLike(Map.of(
                                "OriginProtocolPolicy", "https-only", "OriginSSLProtocols", List.of("TLSv1.2")))));
    }

    @Test
    void pagesAndChannelsPassThroughWhole() {
        distribution(Map.of(
                "DefaultCacheBehavior",
                Match.objectLike(Map.of(
                        "CachePolicyId",
                        NOTHING_IS_KEPT,
                        "OriginRequestPolicyId",
                        EVERYTHING_GOES_THROUGH,
                        "ViewerProtocolPolicy",
                        "redirect-to-https",
                        "AllowedMethods",
                        Match.arrayWith(List.of("POST")),
                        "FunctionAssociations",
                        List.of(Match.objectLike(Map.of("EventType", "viewer-request")))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/VAADIN/build/*", "/_static/*"})
    void filesAreKeptByTheirPathAndNoCookieGoesThereOrComesBack(String path) {
        var behaviour = behaviour(path);
        assertThat(behaviour.get("Compress").asBoolean()).isTrue();
        assertThat(behaviour.get("CachePolicyId").get("Ref").asText()).startsWith("Files");
        assertThat(behaviour.get("OriginRequestPolicyId").get("Ref").asText()).startsWith("FileRequests");
        assertThat(behaviour.get("ResponseHeadersPolicyId").get("Ref").asText()).startsWith("FileAnswers");
        edge.hasResourceProperties(
                "AWS::CloudFront::CachePolicy",
                Map.of(
                        "CachePolicyConfig",
                        Match.objectLike(Map.of(
                                "MinTTL",
                                0,
                                "ParametersInCacheKeyAndForwardedToOrigin",
                                Match.objectLike(Map.of(
                                        "CookiesConfig",
                                        Map.of("CookieBehavior", "none"),
                                        "EnableAcceptEncodingBrotli",
                                        true))))));
        edge.hasResourceProperties(
                "AWS::CloudFront::OriginRequestPolicy",
                Map.of(
                        "OriginRequestPolicyConfig",
                        Match.objectLike(Map.of("CookiesConfig", Map.of("CookieBehavior", "none")))));
        edge.hasResourceProperties(
                "AWS::CloudFront::ResponseHeadersPolicy",
                Map.of(
                        "ResponseHeadersPolicyConfig",
                        Match.objectLike(Map.of(
                                "RemoveHeadersConfig", Map.of("Items", List.of(Map.of("Header", "Set-Cookie")))))));
    }

    /** What nobody keeps must not match what is kept. */
    @ParameterizedTest
    @CsvSource({"/VAADIN/push", "/VAADIN/dynamic/resource/1/x", "/", "/portfolio/1", "/health"})
    void screensAndChannelsAreNotAmongTheFiles(String path) {
        assertThat(StreamSupport.stream(behaviours().spliterator(), false)
                        .map(behaviour -> behaviour.get("PathPattern").asText())
                        .filter(pattern -> path.matches(pattern.replace("*", ".*"))))
                .isEmpty();
    }

    @Test
    void whileNobodyAnswersThereIsAPageThatSaysSo() {
        var errors = Synthesized.resources("AWS::CloudFront::Distribution")
                .filter(distribution -> distribution.stack().contains("production"))
                .findFirst()
                .orElseThrow()
                .properties()
                .at("/DistributionConfig/CustomErrorResponses");
        for (var status : List.of(502, 503, 504)) {
            assertThat(StreamSupport.stream(errors.spliterator(), false))
                    .as("%d", status)
                    .anyMatch(error -> error.get("ErrorCode").asInt() == status
                            && error.get("ResponseCode").asInt() == status
                            && error.get("ErrorCachingMinTTL").asInt() == 0
                            && java.nio.file.Files.exists(java.nio.file.Path.of(
                                    "../nginx" + error.get("ResponsePagePath").asText())));
        }
        assertThat(behaviour("/errors/*").get("TargetOriginId").asText()).contains("Origin2");
    }

    @Test
    void theCertificateIsNotOlderThanTls12AndTheNameLeadsThere() {
        distribution(Map.of(
                "Aliases", List.of("trade.example.org"),
                "HttpVersion", "http2and3",
                "WebACLId", Match.anyValue(),
                "ViewerCertificate", Match.objectLike(Map.of("MinimumProtocolVersion", "TLSv1.2_2021"))));
        for (var type : List.of("A", "AAAA")) {
            edge.hasResourceProperties(
                    "AWS::Route53::RecordSet",
                    Map.of("Name", "trade.example.org.", "Type", type, "AliasTarget", Match.anyValue()));
        }
    }

    @Test
    void accessLogsHoldNoQueryAndNoCookie() {
        var fields = Synthesized.resources("AWS::Logs::Delivery")
                .findFirst()
                .orElseThrow()
                .properties()
                .get("RecordFields")
                .toString();
        assertThat(fields)
                .contains("cs-uri-stem", "sc-status", "time-taken")
                .doesNotContain("query")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("referer");
        edge.hasResourceProperties("AWS::Logs::DeliverySource", Map.of("LogType", "ACCESS_LOGS"));
    }

    @Test
    void theFirewallLimitsWhoAsksTooOftenBeforeAnythingElse() {
        assertThat(rules())
                .extracting(rule -> rule.get("Name").asText())
                .containsExactly(
                        "sign-ins",
                        "requests",
                        "AWSManagedRulesAmazonIpReputationList",
                        "AWSManagedRulesCommonRuleSet",
                        "AWSManagedRulesKnownBadInputsRuleSet");
        assertThat(rules().get(0).at("/Statement/RateBasedStatement/Limit").asInt())
                .isEqualTo(120);
        assertThat(rules().get(0)
                        .at("/Statement/RateBasedStatement/ScopeDownStatement/ByteMatchStatement/SearchString")
                        .asText())
                .isEqualTo("/oauth2/authorization/");
        assertThat(rules().get(1).at("/Statement/RateBasedStatement/Limit").asInt())
                .isEqualTo(3000);
        assertThat(rules().get(1)
                        .at("/Action/Block/CustomResponse/ResponseCode")
                        .asInt())
                .isEqualTo(429);
        edge.hasResourceProperties("AWS::WAFv2::WebACL", Map.of("Scope", "CLOUDFRONT"));
    }

    @Test
    void aSignInCountsHoweverItsAddressIsWritten() {
        var transformations = rules().get(0)
                .at("/Statement/RateBasedStatement/ScopeDownStatement/ByteMatchStatement/TextTransformations");
        assertThat(StreamSupport.stream(transformations.spliterator(), false)
                        .sorted(Comparator.comparingInt(
                                transformation -> transformation.get("Priority").asInt()))
                        .map(transformation -> transformation.get("Type").asText()))
                .containsExactly("URL_DECODE", "NORMALIZE_PATH");
    }

    /** A rule that reads bodies refuses what screens send, and files of price history. */
    @Test
    void whatScreensSendIsCountedNotRefused() {
        var counted = rules().get(3).at("/Statement/ManagedRuleGroupStatement/RuleActionOverrides");
        assertThat(StreamSupport.stream(counted.spliterator(), false)
                        .filter(override -> override.get("ActionToUse").has("Count"))
                        .map(override -> override.get("Name").asText()))
                .contains(
                        "SizeRestrictions_BODY",
                        "CrossSiteScripting_BODY",
                        "GenericLFI_BODY",
                        "GenericRFI_BODY",
                        "EC2MetaDataSSRF_BODY");
        assertThat(rules().get(3).get("OverrideAction").has("None"))
                .as("all others refuse")
                .isTrue();
    }

    /** The paid one begins at $3,000 a month. */
    @Test
    void shieldIsTheOneThatIsThereAnyway() {
        assertThat(Synthesized.resources().filter(resource -> resource.type().startsWith("AWS::Shield::")))
                .isEmpty();
    }

    private static List<JsonNode> rules() {
        return StreamSupport.stream(
                        Synthesized.resources("AWS::WAFv2::WebACL")
                                .filter(acl -> acl.stack().contains("production"))
                                .findFirst()
                                .orElseThrow()
                                .properties()
                                .get("Rules")
                                .spliterator(),
                        false)
                .sorted(java.util.Comparator.comparingInt(
                        rule -> rule.get("Priority").asInt()))
                .toList();
    }

    private static JsonNode behaviours() {
        return Synthesized.resources("AWS::CloudFront::Distribution")
                .filter(distribution -> distribution.stack().contains("production"))
                .findFirst()
                .orElseThrow()
                .properties()
                .at("/DistributionConfig/CacheBehaviors");
    }

    private static JsonNode behaviour(String path) {
        return StreamSupport.stream(behaviours().spliterator(), false)
                .filter(behaviour -> behaviour.get("PathPattern").asText().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private void distribution(Map<String, Object> properties) {
        edge.hasResourceProperties(
                "AWS::CloudFront::Distribution", Map.of("DistributionConfig", Match.objectLike(properties)));
    }
}
