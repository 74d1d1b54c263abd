package com.papertrade.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * What CloudFront refuses. Sized for Vaadin: a screen sends a small JSON for each thing somebody does, in which file names, paths and
 * markup stand that look like attacks to rules made for forms; channels (/VAADIN/push) are judged once, when they are opened.
 *
 * <p>Not among the rules: SQL injection, which would read those bodies too. PaperTrade has no statement that is put together from what
 * people send.
 */
final class Firewall extends Construct {

    private static final int WINDOW_SECONDS = 60;

    /** As deploy/nginx: 50 a second, over a minute; a class or a family may share one address. */
    private static final int REQUESTS = 3000;

    /** As deploy/nginx: 2 a second. */
    private static final int SIGN_INS = 120;

    /** Of the common rules, those that read bodies. They are counted, and their count is on the dashboard. */
    private static final List<String> COUNTED = List.of(
            // 8 KB; price history is imported from files of 10 MB, whose limit is PaperTrade's own.
            "SizeRestrictions_BODY",
            "CrossSiteScripting_BODY",
            "GenericLFI_BODY",
            "GenericRFI_BODY",
            "EC2MetaDataSSRF_BODY",
            // What some providers send people back with is longer than 2 KB.
            "SizeRestrictions_QUERYSTRING");

    final String metric;
    private final CfnWebACL acl;

    Firewall(Construct scope, Installation installation) {
        super(scope, "Firewall");
        metric = installation.resource();
        acl = CfnWebACL.Builder.create(this, "Acl")
                .name(installation.resource())
                .description("What PaperTrade does not answer")
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .rules(List.of(
                        limit(0, "sign-ins", SIGN_INS, startsWith("/oauth2/authorization/")),
                        limit(1, "requests", REQUESTS, null),
                        managed(2, "AWSManagedRulesAmazonIpReputationList", List.of()),
                        managed(3, "AWSManagedRulesCommonRuleSet", COUNTED),
                        managed(4, "AWSManagedRulesKnownBadInputsRuleSet", List.of())))
                .visibilityConfig(visible(metric))
                .build();
    }

    String arn() {
        return acl.getAttrArn();
    }

    private static CfnWebACL.RuleProperty limit(
            int priority, String name, int inAMinute, CfnWebACL.StatementProperty of) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(inAMinute)
                                .evaluationWindowSec(WINDOW_SECONDS)
                                .scopeDownStatement(of)
                                .build())
                        .build())
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder()
                                .customResponse(CfnWebACL.CustomResponseProperty.builder()
                                        .responseCode(429)
                                        .build())
                                .build())
                        .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static CfnWebACL.StatementProperty startsWith(String path) {
        return CfnWebACL.StatementProperty.builder()
                .byteMatchStatement(CfnWebACL.ByteMatchStatementProperty.builder()
                        .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder()
                                .uriPath(Map.of())
                                .build())
                        .positionalConstraint("STARTS_WITH")
                        .searchString(path)
                        // In this order, as PaperTrade reads a path: /%6fauth2/./authorization/ signs in as well.
                        .textTransformations(
                                List.of(transformation(0, "URL_DECODE"), transformation(1, "NORMALIZE_PATH")))
                        .build())
                .build();
    }

    private static CfnWebACL.TextTransformationProperty transformation(int priority, String type) {
        return CfnWebACL.TextTransformationProperty.builder()
                .priority(priority)
                .type(type)
                .build();
    }

    private static CfnWebACL.RuleProperty managed(int priority, String name, List<String> counted) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(name)
                                .ruleActionOverrides(
                                        counted.isEmpty()
                                                ? null
                                                : counted.stream()
                                                        .map(Firewall::count)
                                                        .toList())
                                .build())
                        .build())
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty count(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                        .count(CfnWebACL.CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty visible(String metric) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(metric)
                .build();
    }
}
