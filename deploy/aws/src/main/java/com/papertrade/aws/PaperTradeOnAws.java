package com.papertrade.aws;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;

/** All stacks of all installations. Run by the command line of the CDK ({@code cdk.json}), which hands over the settings. */
public final class PaperTradeOnAws {

    /**
     * The only one. The certificate, the firewall and the figures of CloudFront live there whatever the rest does; so does
     * the exchange, nearly.
     */
    static final String REGION = "us-east-1";

    /** Ways of the library that later versions take by themselves; named here, so that tests and command line agree. */
    static final Map<String, Object> FLAGS = Map.of(
            "@aws-cdk/core:checkSecretUsage", true,
            // Types, values and references of all templates, as CloudFormation would judge them: the library has its
            // rules.
            "@aws-cdk/core:validateAgainstDefaultRules", true,
            "@aws-cdk/aws-iam:minimizePolicies", true,
            "@aws-cdk/aws-ecs:removeDefaultDesiredCount", true,
            "@aws-cdk/aws-ecs:reduceEc2FargateCloudWatchPermissions", true,
            "@aws-cdk/aws-cloudfront:useStableCachePolicyName", true);

    private PaperTradeOnAws() {}

    public static void main(String[] args) {
        var app = new App(AppProps.builder().context(FLAGS).build());
        define(app, Settings.of(app.getNode()));
        app.synth();
    }

    static void define(App app, Settings settings) {
        var account = new AccountStack(app, "PaperTrade-Account", inRegion(), settings);
        for (var installation : settings.installations()) {
            define(app, settings, installation, account);
        }
        Tags.of(app).add("application", "papertrade");
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    }

    private static void define(App app, Settings settings, Installation installation, AccountStack account) {
        var network = new NetworkStack(app, inRegion(), installation, settings.zones());
        var data = new DataStack(app, inRegion(), installation, network);
        var delivery = new DeliveryStack(app, inRegion(), installation, network, data, account);
        var application = new ApplicationStack(app, inRegion(), installation, network, data);
        var edge = new EdgeStack(app, inRegion(), installation, network, application);
        var observability =
                new ObservabilityStack(app, inRegion(), installation, settings.operators(), data, application, edge);

        // Names alone bind these two: the repository of images, and a database that has been brought up to date.
        delivery.addStackDependency(account);
        application.addStackDependency(delivery);
        for (var stack : List.of(network, data, delivery, application, edge, observability)) {
            Tags.of(stack).add("installation", installation.name());
        }
    }

    /** Whose account it is, the credentials say. */
    private static StackProps inRegion() {
        return StackProps.builder()
                .env(Environment.builder().region(REGION).build())
                .build();
    }
}
