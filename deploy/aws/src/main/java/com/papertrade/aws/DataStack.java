package com.papertrade.aws;

import static com.papertrade.aws.Acknowledged.acknowledge;
import static com.papertrade.aws.NetworkStack.CACHE_PORT;
import static com.papertrade.aws.NetworkStack.WITHOUT_WAY_OUT;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** What must outlive everything else: the database, the cache beside it, and the secrets. */
final class DataStack extends Stack {

    static final String DATABASE_NAME = "papertrade";
    static final String DATABASE_USER = "papertrade";

    /** What 1 GB has memory for. {@code DataStackTest} holds the tasks of a release, old and new, to it. */
    static final int MOST_CONNECTIONS = 80;

    private static final int STORAGE_GB = 20;
    private static final int MOST_STORAGE_GB = 100;
    private static final int PASSWORD_LENGTH = 40;

    final DatabaseInstance database;
    final CfnReplicationGroup cache;
    final Secret databasePassword;
    final Secret cachePassword;

    /** JSON with OIDC_CLIENT_SECRET and ALPHAVANTAGE_API_KEY; empty until somebody fills it in. */
    final CfnSecret providers;

    DataStack(Construct scope, StackProps props, Installation installation, NetworkStack network) {
        super(scope, installation.stack("Data"), props);
        databasePassword = password(installation, "database", "{\"username\":\"%s\"}".formatted(DATABASE_USER));
        cachePassword = password(installation, "cache", "{}");
        providers = providers(installation);
        database = database(installation, network);
        cache = cache(installation, network);
        new PasswordRotation(this, installation, database, databasePassword, cache, cachePassword);
    }

    private DatabaseInstance database(Installation installation, NetworkStack network) {
        var engine = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                // The newest of 16, also after a restore; RDS renews it by itself in the window below.
                .version(PostgresEngineVersion.of("16", "16"))
                .build());
        databaseLog(installation, "postgresql");
        databaseLog(installation, "upgrade");
        var instance = DatabaseInstance.Builder.create(this, "Database")
                .engine(engine)
                .instanceIdentifier(installation.resource())
                .instanceType(InstanceType.of(InstanceClass.BURSTABLE4_GRAVITON, InstanceSize.MICRO))
                .databaseName(DATABASE_NAME)
                .credentials(Credentials.fromSecret(databasePassword, DATABASE_USER))
                .vpc(network.vpc)
                .vpcSubnets(WITHOUT_WAY_OUT)
                .securityGroups(List.of(network.database))
                .publiclyAccessible(false)
                .multiAz(installation.size().standby())
                .storageType(StorageType.GP3)
                .allocatedStorage(STORAGE_GB)
                .maxAllocatedStorage(MOST_STORAGE_GB)
                .storageEncrypted(true)
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .parameterGroup(parameters(engine))
                // Kept for so many days, and every five minutes the log of changes: any second of them can be restored.
                .backupRetention(Duration.days(installation.size().backupDays()))
                .deleteAutomatedBackups(false)
                .copyTagsToSnapshot(true)
                // At night in New York; the ledgers are verified before.
                .preferredBackupWindow("08:00-08:30")
                .preferredMaintenanceWindow("Sun:09:00-Sun:10:00")
                .autoMinorVersionUpgrade(true)
                .allowMajorVersionUpgrade(false)
                .cloudwatchLogsExports(List.of("postgresql", "upgrade"))
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .build();
        acknowledge(
                instance,
                "AwsSolutions-RDS11",
                "Another port hides nothing: the security group lets nobody but PaperTrade's tasks in.");
        if (!installation.size().standby()) {
            acknowledge(
                    instance,
                    "AwsSolutions-RDS3",
                    "Nobody lives in staging: it may be away for the minutes that a restore takes, at half the price.");
        }
        return instance;
    }

    private ParameterGroup parameters(IInstanceEngine engine) {
        return ParameterGroup.Builder.create(this, "DatabaseParameters")
                .engine(engine)
                .description("PaperTrade: TLS or nothing")
                .parameters(Map.of(
                        "rds.force_ssl", "1",
                        "max_connections", String.valueOf(MOST_CONNECTIONS),
                        // In milliseconds; a statement of PaperTrade's is ended after ten seconds.
                        "log_min_duration_statement", "2000"))
                .build();
    }

    /** Made before RDS makes it, which would keep its lines for ever. */
    private void databaseLog(Installation installation, String log) {
        LogGroup.Builder.create(this, "DatabaseLog-" + log)
                .logGroupName("/aws/rds/instance/%s/%s".formatted(installation.resource(), log))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private CfnReplicationGroup cache(Installation installation, NetworkStack network) {
        var subnets = CfnSubnetGroup.Builder.create(this, "CacheSubnets")
                .cacheSubnetGroupName(installation.resource())
                .description("PaperTrade: subnets without a way out")
                .subnetIds(network.vpc.selectSubnets(WITHOUT_WAY_OUT).getSubnetIds())
                .build();
        var parameters = CfnParameterGroup.Builder.create(this, "CacheParameters")
                .cacheParameterGroupFamily("valkey8")
                .description("PaperTrade: a cache forgets what was asked for longest ago")
                .properties(Map.of("maxmemory-policy", "allkeys-lru"))
                .build();
        var group = CfnReplicationGroup.Builder.create(this, "Cache")
                .replicationGroupId(installation.resource())
                .replicationGroupDescription("PaperTrade's cache of quotes, and news between its tasks")
                .engine("valkey")
                .engineVersion("8.1")
                .cacheNodeType("cache.t4g.micro")
                .cacheParameterGroupName(parameters.getRef())
                .cacheSubnetGroupName(subnets.getRef())
                .securityGroupIds(List.of(network.cache.getSecurityGroupId()))
                .port(CACHE_PORT)
                .numCacheClusters(1)
                .automaticFailoverEnabled(false)
                .multiAzEnabled(false)
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .atRestEncryptionEnabled(true)
                .authToken(cachePassword.secretValueFromJson("password").unsafeUnwrap())
                .autoMinorVersionUpgrade(true)
                .preferredMaintenanceWindow("sun:09:00-sun:10:00")
                .build();
        acknowledge(
                group,
                "AwsSolutions-AEC4",
                "What the cache forgets is asked of PostgreSQL, and orders never need it: while it is replaced, screens hear of"
                        + " prices within 40 s. Measured, see the README, 'When something is down'.");
        acknowledge(
                group,
                "AwsSolutions-AEC5",
                "Another port hides nothing: the security group lets nobody but PaperTrade's tasks in.");
        return group;
    }

    private Secret password(Installation installation, String of, String rest) {
        return Secret.Builder.create(this, "Password-" + of)
                .secretName("papertrade/%s/%s".formatted(installation.name(), of))
                .description("Made and renewed by AWS; nobody needs to know it")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate(rest)
                        .generateStringKey("password")
                        .passwordLength(PASSWORD_LENGTH)
                        // It becomes part of an address.
                        .excludePunctuation(true)
                        .build())
                .build();
    }

    /** Without a value: a task does not start before somebody has given it one, instead of starting with a wrong one. */
    private CfnSecret providers(Installation installation) {
        var secret = CfnSecret.Builder.create(this, "Providers")
                .name("papertrade/%s/providers".formatted(installation.name()))
                .description("JSON: OIDC_CLIENT_SECRET of the sign-in provider, ALPHAVANTAGE_API_KEY")
                .build();
        acknowledge(
                secret,
                "AwsSolutions-SMG4",
                "Whoever issued them renews them: neither sign-in providers nor Alpha Vantage let a machine do that.");
        return secret;
    }
}
