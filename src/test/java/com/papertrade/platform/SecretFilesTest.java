package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretFilesTest {

    @TempDir
    Path secrets;

    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "DATABASE_URL", "jdbc:postgresql://db/papertrade",
            "DATABASE_USERNAME", "papertrade",
            "REDIS_URL", "redis://default:${REDIS_PASSWORD}@redis:6379",
            "OIDC_ISSUER_URL", "https://id.example/realms/home",
            "OIDC_CLIENT_ID", "papertrade",
            "MARKET_DATA_PROVIDER", "simulated"));

    @BeforeEach
    void writeSecrets() throws IOException {
        write("DATABASE_PASSWORD", "of the database\n");
        write("REDIS_PASSWORD", "0a1b\n");
        write("OIDC_CLIENT_SECRET", "of the client\n");
        write("ALPHAVANTAGE_API_KEY", "");
    }

    @Test
    void aSettingMayComeFromAFileOfItsName() {
        var environment = production();
        assertThatCode(() -> new RequiredSettings(environment).checkProduction())
                .doesNotThrowAnyException();
        assertThat(environment.getProperty("papertrade.database.password")).isEqualTo("of the database");
        assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo("redis://default:0a1b@redis:6379");
    }

    @Test
    void anEnvironmentVariableComesBeforeAFile() {
        variables.put("DATABASE_PASSWORD", "of the environment");
        assertThat(production().getProperty("papertrade.database.password")).isEqualTo("of the environment");
    }

    @Test
    void anEmptyFileIsAMissingSetting() {
        variables.put("MARKET_DATA_PROVIDER", "alpha-vantage");
        assertThatThrownBy(() -> new RequiredSettings(production()).checkProduction())
                .hasMessage("PaperTrade cannot start in production without ALPHAVANTAGE_API_KEY: set it.");
    }

    private void write(String name, String value) throws IOException {
        Files.writeString(secrets.resolve(name), value);
    }

    private ConfigurableEnvironment production() {
        variables.put("SECRETS_PATH", secrets.toString());
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        ConfigDataEnvironmentPostProcessor.applyTo(environment, null, null, "production");
        return environment;
    }
}
