package com.papertrade;

import java.util.HashMap;
import java.util.Map;

/** All that a start in production asks for. Nothing listens on port 1. */
public final class ProductionSettings {

    private ProductionSettings() {}

    public static Map<String, Object> withRedisAt(String url) {
        return new HashMap<>(Map.of(
                "DATABASE_URL", "postgres://papertrade:secret@127.0.0.1:1/papertrade",
                "REDIS_URL", url,
                "OIDC_ISSUER_URL", "http://127.0.0.1:1/realms/home",
                "OIDC_CLIENT_ID", "papertrade",
                "OIDC_CLIENT_SECRET", "secret",
                "ALPHAVANTAGE_API_KEY", "secret"));
    }
}
