package io.tutorflow.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An identity provider that signs in whoever comes, and services that say what a test wants them to: {@code PUT /fake/PATH}
 * sets the answer at a path (empty: 503), {@code PUT /fake/role} who comes next, {@code GET /fake/asked} shows what was asked.
 */
public final class FakeSuite implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAKE = "/fake";
    private static final String ISSUER = "urn:test";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final RsaJsonWebKey key = key();
    private HttpServer server;
    private String role = "org_admin";

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("test");
            return made;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "tutorflow.identity.url",
                home() + "/identity",
                "tutorflow.billing.url",
                home(),
                "tutorflow.budget.url",
                home(),
                "quarkus.oidc.credentials.secret",
                "a secret of the console that is long enough to derive a key from");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private String home() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.startsWith(FAKE)) {
                control(exchange, path.substring(FAKE.length()), body);
            } else if (path.startsWith("/identity")) {
                signIn(exchange, path, body);
            } else {
                serve(exchange, path, body);
            }
        }
    }

    private void control(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals("/asked")) {
            send(exchange, 200, String.join("\n", asked));
            return;
        }
        asked.clear();
        if (path.equals("/role")) {
            role = body;
        } else {
            answers.put(path, body);
        }
        send(exchange, 204, "");
    }

    private void serve(HttpExchange exchange, String path, String body) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + (bearer == null ? "nobody" : "somebody") + " " + body);
        String said = exchange.getRequestMethod().equals("PUT") ? body : answers.getOrDefault(path, "");
        send(exchange, said.isEmpty() ? 503 : 200, said);
    }

    private void signIn(HttpExchange exchange, String path, String body) throws IOException {
        switch (path) {
            case "/identity/.well-known/openid-configuration" ->
                send(
                        exchange,
                        200,
                        JSON.writeValueAsString(Map.of(
                                "issuer", ISSUER,
                                "authorization_endpoint", home() + "/identity/authorize",
                                "token_endpoint", home() + "/identity/token",
                                "jwks_uri", home() + "/identity/jwks",
                                "end_session_endpoint", home() + "/identity/logout")));
            case "/identity/jwks" -> send(exchange, 200, new JsonWebKeySet(key).toJson());
            case "/identity/authorize" -> {
                Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
                exchange.getResponseHeaders()
                        .set("Location", query.get("redirect_uri") + "?code=1&state=" + query.get("state"));
                send(exchange, 302, "");
            }
            case "/identity/token" -> {
                if (form(body).getOrDefault("code_verifier", "").isEmpty()) {
                    send(exchange, 400, "{\"error\":\"invalid_grant\"}");
                } else {
                    send(exchange, 200, tokens());
                }
            }
            default -> send(exchange, 404, "");
        }
    }

    private String tokens() throws IOException {
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 3600);
        tokens.put("access_token", token("tutorflow", Map.of("role", role)));
        tokens.put("id_token", token("console", Map.of("name", "Maria Keane")));
        return JSON.writeValueAsString(tokens);
    }

    private String token(String audience, Map<String, String> more) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject("maria");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(60);
        more.forEach(claims::setStringClaim);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", body.startsWith("{") ? "application/json" : "text/csv; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(Objects.requireNonNull(bytes));
    }
}
