package com.papertrade.platform.demo;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Where the demo provider is reached, once the port is known. */
record DemoAddresses(Environment environment) {

    /**
     * What the provider calls itself. Not its address: a user is known by issuer and subject, and must
     * stay the same person when the port changes.
     */
    static final String ISSUER = "http://demo.papertrade.localhost";

    String of(String path) {
        return "http://localhost:" + port() + path;
    }

    /** The path by each name that this machine has for itself. */
    Stream<String> byEitherName(String path) {
        return Stream.of(of(path), "http://127.0.0.1:" + port() + path);
    }

    private String port() {
        return environment.getRequiredProperty("local.server.port");
    }
}
