package com.papertrade.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenID Connect provider of those who take part: a browser that has no
 * cookie of it is somebody new, who would have met with a form; one that has comes back without. It lives in this process and on
 * loopback, so that the product needs no door for it.
 */
public final class PeopleIssuer implements AutoCloseable {

    public static final String CLIENT = "papertrade-load";

    private static final String KEY = "only";
    private static final Pattern PERSON = Pattern.compile("\\bperson=(\\d+)");

    private final String secret = UUID.randomUUID().toString();
    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger returned = new AtomicInteger();

    private record SignIn(String nonce, int person) {}

    private PeopleIssuer(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, configuration()));
        server.createContext("/keys", exchange -> send(exchange, 200, publicKey()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static PeopleIssuer start() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new PeopleIssuer(HttpServer.create(loopback, 0), generator.generateKeyPair());
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String secret() {
        return secret;
    }

    /** Who had no session with it: each would have filled in a form. */
    public int signedInWithForm() {
        return people.get();
    }

    public int signedInWithoutForm() {
        return returned.get();
    }

    private String configuration() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(url());
    }

    private String publicKey() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}
                """.formatted(KEY, base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        var known =
                PERSON.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                        .orElse(""));
        int person = known.find() ? Integer.parseInt(known.group(1)) : people.incrementAndGet();
        if (known.hasMatch()) {
            returned.incrementAndGet();
        }
        exchange.getResponseHeaders().add("Set-Cookie", "person=%d; Path=/; HttpOnly".formatted(person));
        signIns.put(code, new SignIn(asked.get("nonce"), person));
        var back = "%s?code=%s&state=%s"
                .formatted(asked.get("redirect_uri"), code, URLEncoder.encode(asked.get("state"), UTF_8));
        exchange.getResponseHeaders().add("Location", back);
        send(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var signIn = signIns.remove(sent.getOrDefault("code", ""));
        if (signIn == null) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        send(exchange, 200, """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300, "scope": "openid profile email",
                 "id_token": "%s"}
                """.formatted(UUID.randomUUID(), idToken(signIn)));
    }

    private String idToken(SignIn signIn) {
        var now = Instant.now().getEpochSecond();
        var header = """
                {"alg": "RS256", "kid": "%s"}""".formatted(KEY);
        var claims = """
                {"iss": "%s", "sub": "%d", "aud": "%s", "iat": %d, "exp": %d, "nonce": "%s",
                 "name": "Trader %2$d", "email": "trader-%2$d@load.papertrade", "email_verified": true}
                """.formatted(url(), signIn.person(), CLIENT, now, now + 300, signIn.nonce());
        var signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
