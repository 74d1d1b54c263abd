package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class NetworkStackTest {

    private final Template network = Synthesized.production("Network");

    @Test
    void thereAreTwoZonesAndNoNatGateway() {
        network.resourceCountIs("AWS::EC2::Subnet", 4);
        network.resourceCountIs("AWS::EC2::NatGateway", 0);
        network.resourceCountIs("AWS::EC2::EIP", 0);
        assertThat(Synthesized.resources("AWS::EC2::Subnet")
                        .map(subnet ->
                                subnet.properties().get("AvailabilityZone").asText()))
                .containsOnly("us-east-1a", "us-east-1b");
    }

    @Test
    void onlyTheSubnetsOfTasksHaveAWayOut() {
        network.resourceCountIs("AWS::EC2::Route", 2);
        network.allResourcesProperties(
                "AWS::EC2::Route",
                Map.of(
                        "DestinationCidrBlock", "0.0.0.0/0",
                        "GatewayId", Match.anyValue(),
                        "RouteTableId", Match.objectLike(Map.of("Ref", Match.stringLikeRegexp("^Vpctasks")))));
    }

    /** Only tasks stand where there is a way out. */
    @Test
    void databaseCacheAndLoadBalancerStandWhereThereIsNone() {
        assertThat(subnetsOf("AWS::RDS::DBSubnetGroup", "SubnetIds")).matches(INSIDE);
        assertThat(subnetsOf("AWS::ElastiCache::SubnetGroup", "SubnetIds")).matches(INSIDE);
        assertThat(subnetsOf("AWS::ElasticLoadBalancingV2::LoadBalancer", "Subnets"))
                .matches(INSIDE);
        assertThat(subnetsOf("AWS::ECS::Service", "NetworkConfiguration"))
                .matches(".*VpctasksSubnet1.*VpctasksSubnet2.*");
    }

    private static final String INSIDE = ".*VpcinsideSubnet1.*VpcinsideSubnet2.*";

    private static String subnetsOf(String type, String property) {
        return Synthesized.resources(type)
                .filter(resource -> resource.stack().startsWith("PaperTrade-production"))
                .findFirst()
                .orElseThrow()
                .properties()
                .get(property)
                .toString();
    }

    @Test
    void layersOfImagesComeThroughAnEndpointThatCostsNothing() {
        network.resourceCountIs("AWS::EC2::VPCEndpoint", 1);
        network.hasResourceProperties("AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Gateway"));
        assertThat(Synthesized.resources("AWS::EC2::VPCEndpoint"))
                .allMatch(endpoint ->
                        endpoint.properties().get("ServiceName").toString().contains(".s3\""));
    }

    /** The whole list: a connection more in either direction fails here. */
    @Test
    void whoMayTalkToWhom() {
        assertThat(connections())
                .containsExactly(
                        "Cache in 6379 from Tasks",
                        "Database in 5432 from Tasks",
                        "LoadBalancer in 443 from pl-3b927c52",
                        "LoadBalancer in 8443 from SmokeTest",
                        "LoadBalancer out 8080 to Tasks",
                        "SmokeTest out 8443 to LoadBalancer",
                        "Tasks in 8080 from LoadBalancer",
                        "Tasks out 443 to 0.0.0.0/0",
                        "Tasks out 5432 to Database",
                        "Tasks out 6379 to Cache");
    }

    /** Rules stand by themselves, or within their group. That a group without any lets nobody out is written as a rule for nobody. */
    private static TreeSet<String> connections() {
        var found = new TreeSet<String>();
        Synthesized.resources()
                .filter(resource -> resource.stack().startsWith("PaperTrade-production"))
                .forEach(resource -> {
                    var properties = resource.properties();
                    switch (resource.type()) {
                        case "AWS::EC2::SecurityGroupIngress" ->
                            found.add(Connection.in(group(properties.get("GroupId")), properties));
                        case "AWS::EC2::SecurityGroupEgress" ->
                            found.add(Connection.out(group(properties.get("GroupId")), properties));
                        case "AWS::EC2::SecurityGroup" -> {
                            var group = name(resource.id());
                            properties
                                    .path("SecurityGroupIngress")
                                    .forEach(rule -> found.add(Connection.in(group, rule)));
                            properties.path("SecurityGroupEgress").forEach(rule -> {
                                if (!rule.path("CidrIp").asText().equals("255.255.255.255/32")) {
                                    found.add(Connection.out(group, rule));
                                }
                            });
                        }
                        default -> {}
                    }
                });
        return found;
    }

    private static final class Connection {

        static String in(String group, JsonNode rule) {
            return "%s in %s from %s".formatted(group, port(rule), peer(rule, "Source"));
        }

        static String out(String group, JsonNode rule) {
            return "%s out %s to %s".formatted(group, port(rule), peer(rule, "Destination"));
        }

        private static String port(JsonNode rule) {
            var from = rule.path("FromPort").asText("all");
            var to = rule.path("ToPort").asText("all");
            return from.equals(to) ? from : from + "-" + to;
        }

        private static String peer(JsonNode rule, String side) {
            if (rule.has("CidrIp")) {
                return rule.get("CidrIp").asText();
            }
            var list = side.equals("Source") ? "SourcePrefixListId" : "DestinationPrefixListId";
            return rule.has(list) ? rule.get(list).asText() : group(rule.get(side + "SecurityGroupId"));
        }
    }

    private static String group(JsonNode reference) {
        return name(reference.get("Fn::GetAtt").get(0).asText());
    }

    private static String name(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }

    @Test
    void refusedConnectionsAreWrittenDown() {
        network.hasResourceProperties("AWS::EC2::FlowLog", Map.of("TrafficType", "REJECT", "LogDestinationType", "s3"));
    }

    @Test
    void accessLogsAreForNobodyElseAndForgottenAfterAMonth() {
        network.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "BucketEncryption",
                        Match.anyValue(),
                        "LifecycleConfiguration",
                        Map.of("Rules", List.of(Map.of("ExpirationInDays", 30, "Status", "Enabled")))));
    }

    @Test
    void theNameIsAZoneThatStaysWhateverHappensToTheStack() {
        network.hasResource(
                "AWS::Route53::HostedZone",
                Map.of("DeletionPolicy", "Retain", "Properties", Map.of("Name", "trade.example.org.")));
    }
}
