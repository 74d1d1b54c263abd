package com.papertrade.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The environment variables PaperTrade cannot do without, and which of them are missing. */
record RequiredSettings(Environment environment) {

    private static final List<String> PRODUCTION = List.of("DATABASE_URL", "REDIS_URL", "OIDC_ISSUER_URL");
    private static final List<String> SIGN_IN = List.of("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
    private static final List<String> DATABASE_LOGIN = List.of("DATABASE_USERNAME", "DATABASE_PASSWORD");

    /** @throws PlatformMisconfigured if one is missing or nonsense, naming all that are missing */
    void checkProduction() {
        var required = new ArrayList<>(PRODUCTION);
        required.addAll(SIGN_IN);
        if (!databaseUrlNamesItsUser()) {
            required.addAll(DATABASE_LOGIN);
        }
        if (asksAlphaVantage()) {
            required.add("ALPHAVANTAGE_API_KEY");
        }
        refuseIfMissing("PaperTrade cannot start in production without %s: set %s.", required);
        checkIssuer();
    }

    /** For a command that asks nothing but the database. */
    void checkProductionDatabase() {
        var required = new ArrayList<>(List.of("DATABASE_URL"));
        if (!databaseUrlNamesItsUser()) {
            required.addAll(DATABASE_LOGIN);
        }
        refuseIfMissing("PaperTrade cannot reach its database without %s: set %s.", required);
    }

    /** Outside production a provider of one's own is a choice; half of one is a mistake. */
    void checkSignIn() {
        if (isSet("OIDC_ISSUER_URL")) {
            refuseIfMissing("OIDC_ISSUER_URL is set, so PaperTrade cannot start without %s: set %s.", SIGN_IN);
            checkIssuer();
        }
    }

    private void refuseIfMissing(String sentence, List<String> required) {
        var missing = required.stream().filter(name -> !isSet(name)).toList();
        if (!missing.isEmpty()) {
            throw new PlatformMisconfigured(
                    sentence.formatted(enumerated(missing), missing.size() == 1 ? "it" : "them"));
        }
    }

    private void checkIssuer() {
        if (!value("OIDC_ISSUER_URL").matches("https?://[^\\s/]+\\S*")) {
            throw new PlatformMisconfigured(
                    "OIDC_ISSUER_URL is not an address: it begins with https:// and names your provider.");
        }
    }

    private boolean databaseUrlNamesItsUser() {
        return isSet("DATABASE_URL") && DatabaseUrl.parse(value("DATABASE_URL")).namesItsUser();
    }

    private boolean asksAlphaVantage() {
        return !isSet("MARKET_DATA_PROVIDER") || value("MARKET_DATA_PROVIDER").equals("alpha-vantage");
    }

    private boolean isSet(String name) {
        return StringUtils.hasText(value(name));
    }

    private String value(String name) {
        return environment.getProperty(name, "").strip();
    }

    private static String enumerated(List<String> names) {
        var last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
    }
}
