package com.papertrade.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Node;

/**
 * What the owner of the account decides: {@code cdk.json}, under "papertrade".
 *
 * @param repository owner and name of the GitHub repository whose workflows may release
 * @param operators the address that alarms are sent to
 * @param monthlyBudget US dollars for the whole account
 * @param zones two availability zones. CloudFront reaches no private origin in the zone use1-az3; which letter that is
 *     differs between accounts
 */
record Settings(
        String repository, String operators, int monthlyBudget, List<String> zones, List<Installation> installations) {

    static final String CONTEXT = "papertrade";

    static Settings of(Node app) {
        var context = app.tryGetContext(CONTEXT);
        if (context == null) {
            throw new IllegalArgumentException("cdk.json has no \"papertrade\": nothing says what to install.");
        }
        var all = new Section("papertrade", context);
        return new Settings(
                all.text("repository"),
                all.text("operators"),
                Integer.parseInt(all.text("monthlyBudget")),
                all.texts("zones"),
                List.of(installation(all.section("staging"), true), installation(all.section("production"), false)));
    }

    private static Installation installation(Section section, boolean staging) {
        var domain = section.text("domain");
        var settings = section.section("settings").texts();
        return staging ? Installation.staging(domain, settings) : Installation.production(domain, settings);
    }

    /** A part of the file; says where something is missing. */
    private record Section(String path, Object content) {

        private Map<?, ?> entries() {
            if (content instanceof Map<?, ?> entries) {
                return entries;
            }
            throw new IllegalArgumentException("cdk.json: \"%s\" is not an object.".formatted(path));
        }

        private Object value(String name) {
            var value = entries().get(name);
            if (value == null) {
                throw new IllegalArgumentException("cdk.json: \"%s.%s\" is missing.".formatted(path, name));
            }
            return value;
        }

        Section section(String name) {
            return new Section(path + "." + name, value(name));
        }

        String text(String name) {
            return String.valueOf(value(name));
        }

        List<String> texts(String name) {
            var texts = new ArrayList<String>();
            if (value(name) instanceof List<?> values) {
                values.forEach(value -> texts.add(String.valueOf(value)));
            }
            return List.copyOf(texts);
        }

        Map<String, String> texts() {
            var texts = new HashMap<String, String>();
            entries().forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            return Map.copyOf(texts);
        }
    }
}
