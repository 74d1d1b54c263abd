package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.amazon.awscdk.services.iam.CfnOIDCProvider;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * What an account has once, for both installations: the images, the trust in GitHub's workflows, and the limit of what all of it
 * may cost. An image that staging has tried is the one that production gets.
 */
final class AccountStack extends Stack {

    static final String IMAGES = "papertrade";

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final int IMAGES_KEPT = 30;

    final CfnOIDCProvider github;
    private final String repository;

    AccountStack(Construct scope, String name, StackProps props, Settings settings) {
        super(scope, name, props);
        repository = settings.repository();
        github = CfnOIDCProvider.Builder.create(this, "GitHub")
                .url("https://" + GITHUB)
                .clientIdList(List.of("sts.amazonaws.com"))
                .build();
        var images = images();
        var build = Role.Builder.create(this, "Build")
                .roleName("papertrade-build")
                .description("Workflows on the main branch: brings images, and nothing else")
                .assumedBy(workflows("ref:refs/heads/main"))
                .maxSessionDuration(Duration.hours(1))
                .build();
        images.grantPullPush(build);
        acknowledge(
                build,
                "AwsSolutions-IAM5[Resource::*]",
                "ecr:GetAuthorizationToken is for the whole registry: it cannot be narrowed.");
        budget(settings);
    }

    /**
     * Workflows of the repository, as GitHub vouches for them; no key is kept anywhere.
     *
     * @param part of the repository: a branch, or an environment, whose approval GitHub asks for
     */
    WebIdentityPrincipal workflows(String part) {
        return new WebIdentityPrincipal(
                github.getAttrArn(),
                Map.of(
                        "StringEquals",
                        Map.of(
                                GITHUB + ":aud",
                                "sts.amazonaws.com",
                                GITHUB + ":sub",
                                "repo:%s:%s".formatted(repository, part))));
    }

    private Repository images() {
        return Repository.Builder.create(this, "Images")
                .repositoryName(IMAGES)
                .imageScanOnPush(true)
                // What has been released stays what it was.
                .imageTagMutability(TagMutability.IMMUTABLE)
                .encryption(RepositoryEncryption.AES_256)
                .removalPolicy(RemovalPolicy.RETAIN)
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .rulePriority(1)
                                .description("Left behind by a build that was broken off")
                                .tagStatus(TagStatus.UNTAGGED)
                                .maxImageAge(Duration.days(7))
                                .build(),
                        LifecycleRule.builder()
                                .rulePriority(2)
                                .description("The last releases can be gone back to")
                                // Each is five to ECR: a name, and for both architectures an image and what it is made
                                // of.
                                .tagStatus(TagStatus.TAGGED)
                                .tagPatternList(List.of("*"))
                                .maxImageCount(IMAGES_KEPT)
                                .build()))
                .build();
    }

    /** Of the account, not of what is tagged: tags count for it only after somebody has activated them by hand. */
    private void budget(Settings settings) {
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName("papertrade")
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(settings.monthlyBudget())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(
                        List.of(notification("ACTUAL", 80, settings), notification("FORECASTED", 100, settings)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty notification(
            String of, int percent, Settings settings) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(of)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(settings.operators())
                        .build()))
                .build();
    }
}
