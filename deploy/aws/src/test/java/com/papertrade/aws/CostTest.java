package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.papertrade.aws.Synthesized.Resource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an installation costs a month, worked out of its templates and {@code prices.csv}; the README shows it. */
class CostTest {

    private static final int HOURS = 730;
    private static final BigDecimal AIM = new BigDecimal("87");
    private static final Path README = Path.of("README.md");
    private static final Map<String, Price> PRICES = prices();

    private record Price(BigDecimal amount, BigDecimal free) {}

    private static Map<String, Price> prices() {
        try (var lines = Files.lines(Path.of("src/test/resources/prices.csv"))) {
            var prices = new LinkedHashMap<String, Price>();
            lines.filter(line -> !line.startsWith("#") && !line.startsWith("what;"))
                    .map(line -> line.split(";", -1))
                    .forEach(line -> prices.put(
                            line[0],
                            new Price(
                                    new BigDecimal(line[1]),
                                    line[3].isBlank() ? BigDecimal.ZERO : new BigDecimal(line[3]))));
            return prices;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Types that cost nothing by being there: what they carry is priced elsewhere, or free. */
    private static final Set<String> FREE = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::Budgets::Budget",
            "AWS::CertificateManager::Certificate",
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Function",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::OriginRequestPolicy",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudFront::VpcOrigin",
            "AWS::EC2::FlowLog",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::Subnet",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::ECS::Cluster",
            "AWS::ECS::TaskDefinition",
            "AWS::ElastiCache::ParameterGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Events::Rule",
            "AWS::IAM::OIDCProvider",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::Lambda::Function",
            "AWS::Lambda::Permission",
            "AWS::Logs::Delivery",
            "AWS::Logs::DeliveryDestination",
            "AWS::Logs::DeliverySource",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::RecordSet",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SecretsManager::RotationSchedule",
            "AWS::SecretsManager::SecretTargetAttachment");

    /** What is bought, how much of it, and what it costs. */
    private static final class Bill {

        private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        private final Map<String, String> lines = new LinkedHashMap<>();
        private final Map<String, BigDecimal> bought = new LinkedHashMap<>();

        private void add(String line, String how, String price, double quantity) {
            var much = BigDecimal.valueOf(quantity);
            bought.merge(price, much, BigDecimal::add);
            amounts.merge(line, cost(price, much), BigDecimal::add);
            lines.merge(line, how, (one, other) -> one.equals(other) ? one : one + "; " + other);
        }

        private BigDecimal total() {
            return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static BigDecimal cost(String price, BigDecimal quantity) {
        var paid = quantity.subtract(PRICES.get(price).free()).max(BigDecimal.ZERO);
        return paid.multiply(PRICES.get(price).amount());
    }

    /** Both installations in one account, which has the images once, and once what it has for nothing. */
    private static BigDecimal together() {
        var bought = new LinkedHashMap<>(bill("production").bought);
        bill("staging").bought.forEach((price, quantity) -> {
            if (!price.equals("image-gb")) {
                bought.merge(price, quantity, BigDecimal::add);
            }
        });
        return bought.entrySet().stream()
                .map(entry -> cost(entry.getKey(), entry.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<Resource> of(String installation) {
        return Synthesized.resources()
                .filter(resource -> resource.stack().contains("-" + installation + "-")
                        || resource.stack().equals("PaperTrade-Account"));
    }

    private static Bill bill(String installation) {
        var bill = new Bill();
        var tasks = only(installation, "AWS::ApplicationAutoScaling::ScalableTarget")
                .get("MinCapacity")
                .asInt();
        var alarmMetrics = 0;
        var composites = 0;
        var filters = 0;
        var dashboards = 0;
        var secrets = 0;
        for (var resource : of(installation).toList()) {
            var properties = resource.properties();
            switch (resource.type()) {
                case "AWS::ECS::Service" -> tasks(bill, installation, tasks);
                case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> {
                    bill.add("Load balancer, inside", "1", "load-balancer", HOURS);
                    bill.add(
                            "Load balancer, inside",
                            usage("usage-lcu") + " LCU",
                            "load-balancer-lcu",
                            usage("usage-lcu") * HOURS);
                }
                case "AWS::RDS::DBInstance" -> database(bill, properties);
                case "AWS::ElastiCache::ReplicationGroup" -> {
                    var nodes = properties.get("NumCacheClusters").asInt();
                    var type = properties.get("CacheNodeType").asText();
                    bill.add("Cache (Valkey)", nodes + " × " + type, type, nodes * HOURS);
                }
                case "AWS::WAFv2::WebACL" -> {
                    var rules = properties.get("Rules").size();
                    bill.add("Firewall", "1 list", "web-acl", 1);
                    bill.add("Firewall", rules + " rules", "web-acl-rule", rules);
                    bill.add(
                            "Firewall",
                            usage("usage-requests") + " M requests",
                            "web-acl-requests",
                            usage("usage-requests"));
                }
                case "AWS::CloudFront::Distribution" -> {
                    bill.add("CloudFront", usage("usage-cdn-gb") + " GB", "cdn-gb", usage("usage-cdn-gb"));
                    bill.add(
                            "CloudFront",
                            usage("usage-requests") + " M requests",
                            "cdn-requests",
                            usage("usage-requests"));
                }
                case "AWS::Route53::HostedZone" -> bill.add("Name", "1 zone", "hosted-zone", 1);
                case "AWS::ECR::Repository" ->
                    bill.add("Images", usage("usage-image-gb") + " GB", "image-gb", usage("usage-image-gb"));
                case "AWS::SecretsManager::Secret" -> secrets++;
                case "AWS::CloudWatch::Alarm" -> alarmMetrics += metricsOf(properties);
                case "AWS::CloudWatch::CompositeAlarm" -> composites++;
                case "AWS::Logs::MetricFilter" -> filters++;
                case "AWS::CloudWatch::Dashboard" -> dashboards++;
                case "AWS::Logs::LogGroup" -> {}
                default ->
                    assertThat(FREE).as("%s: what does it cost?", resource).contains(resource.type());
            }
        }
        bill.add("Secrets", secrets + " secrets", "secret", secrets);
        bill.add("Alarms, figures, dashboard", alarmMetrics + " metrics in alarms", "alarm-metric", alarmMetrics);
        if (composites > 0) {
            bill.add("Alarms, figures, dashboard", composites + " alarm above others", "composite-alarm", composites);
        }
        bill.add("Alarms, figures, dashboard", filters + " figures", "custom-metric", filters);
        bill.add("Alarms, figures, dashboard", dashboards + " dashboard", "dashboard", dashboards);
        bill.add("Logs", usage("usage-log-gb") + " GB", "log-gb", usage("usage-log-gb"));
        return bill;
    }

    private static void tasks(Bill bill, String installation, int tasks) {
        var definition = of(installation)
                .filter(task -> task.type().equals("AWS::ECS::TaskDefinition"))
                .filter(task -> task.stack().endsWith("Application"))
                .findFirst()
                .orElseThrow()
                .properties();
        var cpu = definition.get("Cpu").asInt() / 1024.0;
        var gb = definition.get("Memory").asInt() / 1024.0;
        var how = "%d × %s vCPU, %s GB".formatted(tasks, cpu, gb);
        bill.add("Tasks", how, "fargate-vcpu", tasks * cpu * HOURS);
        bill.add("Tasks", how, "fargate-gb", tasks * gb * HOURS);
        bill.add("Their addresses, instead of NAT", tasks + " × IPv4", "public-ipv4", tasks * HOURS);
    }

    private static void database(Bill bill, JsonNode properties) {
        var copies = properties.get("MultiAZ").asBoolean() ? 2 : 1;
        var type = properties.get("DBInstanceClass").asText();
        var gb = Integer.parseInt(properties.get("AllocatedStorage").asText());
        bill.add("Database", "%s%s".formatted(type, copies == 2 ? ", Multi-AZ" : ""), type, copies * HOURS);
        bill.add("Database", gb + " GB", "rds-gp3", copies * gb);
    }

    private static int metricsOf(JsonNode alarm) {
        return alarm.has("Metrics")
                ? (int) alarm.get("Metrics")
                        .valueStream()
                        .filter(query -> query.has("MetricStat"))
                        .count()
                : 1;
    }

    private static double usage(String what) {
        return PRICES.get(what).amount().doubleValue();
    }

    private static JsonNode only(String installation, String type) {
        return of(installation)
                .filter(resource -> resource.type().equals(type))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    private static String table() {
        var production = bill("production");
        var staging = bill("staging");
        var table = new StringBuilder("| a month | production: what | production | staging |\n|---|---|---:|---:|\n");
        production.amounts.forEach((line, amount) -> table.append("| %s | %s | %s | %s |%n"
                .formatted(line, production.lines.get(line), dollars(amount), dollars(staging.amounts.get(line)))));
        table.append(
                "| **sum** | | **%s** | **%s** |%n".formatted(dollars(production.total()), dollars(staging.total())));
        return table.toString();
    }

    private static String dollars(BigDecimal amount) {
        return "$" + amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The sum that was worked out by hand beside it: 18.02 + 7.30 for tasks, and so on. */
    @Test
    void aTaskCostsWhatItsParts() {
        var bill = bill("production");
        assertThat(bill.amounts.get("Tasks"))
                .as("2 × 730 h × (0.25 × 0.04048 + 0.5 × 0.004445)")
                .isCloseTo(new BigDecimal("18.02"), within(new BigDecimal("0.01")));
        assertThat(bill.amounts.get("Database"))
                .as("2 × (730 × 0.016 + 20 × 0.115)")
                .isCloseTo(new BigDecimal("27.96"), within(new BigDecimal("0.01")));
        assertThat(bill.amounts.get("Alarms, figures, dashboard"))
                .as("(56 − 10) × 0.10 + 0.50 + (13 − 10) × 0.30: a service level's are 26, 1 and 1 of them, $3.40")
                .isEqualByComparingTo("6.0");
        assertThat(bill.amounts.get("Firewall")).as("5 + 5 × 1 + 2 × 0.60").isEqualByComparingTo("11.2");
    }

    /** The README says why it is more; when it grows, somebody has to say so again. */
    @Test
    void itCostsNoMoreThanTheReadmeAdmits() {
        assertThat(bill("production").total()).isBetween(AIM, AIM.multiply(new BigDecimal("1.15")));
    }

    /** A warning that comes each month is none. */
    @Test
    void theFirstWarningOfTheBudgetIsAboveWhatBothInstallationsCost() throws IOException {
        var settings = Synthesized.JSON.readTree(Path.of("cdk.json").toFile());
        var budget =
                new BigDecimal(settings.at("/context/papertrade/monthlyBudget").asText());
        assertThat(together()).isLessThan(budget.multiply(new BigDecimal("0.80")));
        assertThat(README)
                .content()
                .contains("Both in one account: **%s**".formatted(dollars(together())))
                .contains("budget in `cdk.json`, $%s,".formatted(budget));
    }

    /** Without a NAT gateway in each zone, without interface endpoints for what tasks ask of AWS. */
    @Test
    void addressesOfTheirOwnAreTheCheapestHonestWayOut() {
        var addresses = 2 * HOURS * PRICES.get("public-ipv4").amount().doubleValue();
        var oneGateway = HOURS * PRICES.get("nat-gateway").amount().doubleValue();
        var endpoints =
                4 * 2 * HOURS * PRICES.get("interface-endpoint").amount().doubleValue();
        assertThat(README)
                .content()
                .contains(String.format(
                        Locale.ROOT,
                        "addresses $%.2f, a NAT gateway $%.2f, endpoints $%.2f",
                        addresses,
                        oneGateway,
                        endpoints));
        assertThat(addresses).isLessThan(oneGateway).isLessThan(endpoints);
    }

    @Test
    void theReadmeShowsTheTable() throws IOException {
        Files.writeString(Path.of("target/costs.md"), table());
        assertThat(Files.readString(README))
                .as("target/costs.md belongs into README.md")
                .contains(table());
    }
}
