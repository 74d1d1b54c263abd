package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DataStackTest {

    private final Template data = Synthesized.production("Data");

    @Test
    void theDatabaseIsPostgresql16WithAStandbyInAnotherZone() {
        database(Map.of(
                "Engine",
                "postgres",
                "EngineVersion",
                "16",
                "DBInstanceClass",
                "db.t4g.micro",
                "MultiAZ",
                true,
                "PubliclyAccessible",
                false,
                "AutoMinorVersionUpgrade",
                true,
                "AllowMajorVersionUpgrade",
                false,
                "StorageType",
                "gp3",
                "AllocatedStorage",
                "20",
                "MaxAllocatedStorage",
                100));
    }

    @Test
    void itIsEncryptedOnTheDiskAndOnTheWire() {
        database(Map.of("StorageEncrypted", true, "CACertificateIdentifier", "rds-ca-rsa2048-g1"));
        data.hasResourceProperties(
                "AWS::RDS::DBParameterGroup",
                Map.of("Family", "postgres16", "Parameters", Match.objectLike(Map.of("rds.force_ssl", "1"))));
    }

    @Test
    void anySecondOfTheLastTwoWeeksCanBeRestored() {
        database(Map.of(
                "BackupRetentionPeriod",
                14,
                "PreferredBackupWindow",
                "08:00-08:30",
                "CopyTagsToSnapshot",
                true,
                "DeleteAutomatedBackups",
                false));
        Synthesized.staging("Data")
                .hasResourceProperties("AWS::RDS::DBInstance", Map.of("BackupRetentionPeriod", 3, "MultiAZ", false));
    }

    @Test
    void itIsNotDeletedByMistakeAndLeavesASnapshotIfItIsOnPurpose() {
        data.hasResource(
                "AWS::RDS::DBInstance",
                Map.of(
                        "DeletionPolicy", "Snapshot",
                        "UpdateReplacePolicy", "Snapshot",
                        "Properties", Match.objectLike(Map.of("DeletionProtection", true))));
    }

    @Test
    void tasksOfTwoVersionsTogetherFindEnoughConnections() {
        var production = Installation.production("trade.example.org", Map.of()).size();
        var ofMigrationAndPeople = 5;
        assertThat(2 * production.mostTasks() * ApplicationStack.CONNECTIONS_PER_TASK + ofMigrationAndPeople)
                .isLessThanOrEqualTo(DataStack.MOST_CONNECTIONS);
        data.hasResourceProperties(
                "AWS::RDS::DBParameterGroup",
                Map.of("Parameters", Match.objectLike(Map.of("max_connections", "" + DataStack.MOST_CONNECTIONS))));
    }

    @Test
    void theCacheIsEncryptedAndAsksForAPassword() {
        data.hasResourceProperties(
                "AWS::ElastiCache::ReplicationGroup",
                Map.of(
                        "Engine",
                        "valkey",
                        "CacheNodeType",
                        "cache.t4g.micro",
                        "TransitEncryptionEnabled",
                        true,
                        "TransitEncryptionMode",
                        "required",
                        "AtRestEncryptionEnabled",
                        true,
                        "AuthToken",
                        resolvedBySecretsManager()));
        data.hasResourceProperties(
                "AWS::ElastiCache::ParameterGroup",
                Map.of(
                        "CacheParameterGroupFamily",
                        "valkey8",
                        "Properties",
                        Map.of("maxmemory-policy", "allkeys-lru")));
    }

    @Test
    void passwordsAreMadeByAwsAndStandInNoTemplate() {
        database(Map.of("MasterUserPassword", resolvedBySecretsManager()));
        data.resourceCountIs("AWS::SecretsManager::Secret", 3);
        data.resourcePropertiesCountIs(
                "AWS::SecretsManager::Secret",
                Map.of(
                        "GenerateSecretString",
                        Match.objectLike(Map.of("PasswordLength", 40, "ExcludePunctuation", true)),
                        "SecretString",
                        Match.absent()),
                2);
        data.resourcePropertiesCountIs(
                "AWS::SecretsManager::Secret",
                Map.of("GenerateSecretString", Match.absent(), "SecretString", Match.absent()),
                1);
    }

    @Test
    void passwordsAreRenewedEveryThreeMonths() {
        data.resourceCountIs("AWS::SecretsManager::RotationSchedule", 2);
        for (var day : List.of("cron(0 8 1 */3 ? *)", "cron(0 8 2 */3 ? *)")) {
            data.hasResourceProperties(
                    "AWS::SecretsManager::RotationSchedule",
                    Map.of(
                            "RotateImmediatelyOnUpdate", false,
                            "RotationLambdaARN", Match.anyValue(),
                            "RotationRules", Map.of("ScheduleExpression", day, "Duration", "2h")));
        }
    }

    private void database(Map<String, Object> properties) {
        data.hasResourceProperties("AWS::RDS::DBInstance", properties);
    }

    private static Object resolvedBySecretsManager() {
        return Match.objectLike(Map.of(
                "Fn::Join", List.of("", Match.arrayWith(List.of(Match.stringLikeRegexp("resolve:secretsmanager"))))));
    }
}
