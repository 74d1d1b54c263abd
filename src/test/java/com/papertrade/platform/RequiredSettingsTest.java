package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "DATABASE_URL", "jdbc:postgresql://db/papertrade",
            "DATABASE_USERNAME", "papertrade",
            "DATABASE_PASSWORD", "secret",
            "REDIS_URL", "redis://cache:6379",
            "OIDC_ISSUER_URL", "https://id.example/realms/home",
            "OIDC_CLIENT_ID", "papertrade",
            "OIDC_CLIENT_SECRET", "secret",
            "ALPHAVANTAGE_API_KEY", "key");

    @Test
    void aCompleteProductionPasses() {
        assertThatCode(() -> settings(COMPLETE).checkProduction()).doesNotThrowAnyException();
    }

    @Test
    void oneSentenceNamesEverythingThatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of()).checkProduction())
                .hasMessage("PaperTrade cannot start in production without DATABASE_URL, REDIS_URL, OIDC_ISSUER_URL,"
                        + " OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, DATABASE_USERNAME, DATABASE_PASSWORD and"
                        + " ALPHAVANTAGE_API_KEY: set them.");
    }

    @Test
    void oneMissingVariableIsNamedAlone() {
        assertThatThrownBy(() -> settings(without("REDIS_URL")).checkProduction())
                .hasMessage("PaperTrade cannot start in production without REDIS_URL: set it.");
    }

    @Test
    void aBlankVariableIsMissing() {
        var settings = new HashMap<>(COMPLETE);
        settings.put("OIDC_CLIENT_SECRET", " ");
        assertThatThrownBy(() -> settings(settings).checkProduction())
                .hasMessageContaining("OIDC_CLIENT_SECRET: set it");
    }

    @Test
    void aDatabaseUrlWithAUserNeedsNoOther() {
        var settings = new HashMap<>(without("DATABASE_USERNAME"));
        settings.remove("DATABASE_PASSWORD");
        settings.put("DATABASE_URL", "postgres://ada:secret@db/papertrade");
        assertThatCode(() -> settings(settings).checkProduction()).doesNotThrowAnyException();
    }

    @Test
    void aCommandNeedsTheDatabaseAlone() {
        var database = Map.of("DATABASE_URL", "postgres://ada:secret@db/papertrade");
        assertThatCode(() -> settings(database).checkProductionDatabase()).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings(without("DATABASE_PASSWORD")).checkProductionDatabase())
                .hasMessage("PaperTrade cannot reach its database without DATABASE_PASSWORD: set it.");
    }

    @Test
    void theSimulatedMarketNeedsNoKey() {
        var settings = new HashMap<>(without("ALPHAVANTAGE_API_KEY"));
        assertThatThrownBy(() -> settings(settings).checkProduction()).hasMessageContaining("ALPHAVANTAGE_API_KEY");
        settings.put("MARKET_DATA_PROVIDER", "simulated");
        assertThatCode(() -> settings(settings).checkProduction()).doesNotThrowAnyException();
    }

    @Test
    void anIssuerIsAnAddress() {
        var settings = new HashMap<>(COMPLETE);
        settings.put("OIDC_ISSUER_URL", "id.example");
        assertThatThrownBy(() -> settings(settings).checkProduction())
                .hasMessageStartingWith("OIDC_ISSUER_URL is not an address");
    }

    @Test
    void outsideProductionAProviderIsAChoiceButHalfOfOneAMistake() {
        assertThatCode(() -> settings(Map.of()).checkSignIn()).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings(Map.of("OIDC_ISSUER_URL", "https://id.example", "OIDC_CLIENT_ID", "x"))
                        .checkSignIn())
                .hasMessage("OIDC_ISSUER_URL is set, so PaperTrade cannot start without OIDC_CLIENT_SECRET: set it.");
    }

    private static Map<String, String> without(String name) {
        var settings = new HashMap<>(COMPLETE);
        settings.remove(name);
        return settings;
    }

    private static RequiredSettings settings(Map<String, String> variables) {
        var environment = new MockEnvironment();
        variables.forEach(environment::setProperty);
        return new RequiredSettings(environment);
    }
}
