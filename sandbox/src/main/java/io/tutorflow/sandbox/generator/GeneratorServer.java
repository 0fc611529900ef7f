package io.tutorflow.sandbox.generator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tutorflow.sandbox.secret.Secrets;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP side of generator and renderer: {@code POST /generate} and {@code POST /renders} with the service token, and
 * the public {@code GET /health}.
 */
final class GeneratorServer extends AbstractVerticle {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    /** The largest request of the public API is 1 MiB. */
    private static final long MOST_BODY_BYTES = 2L * 1024 * 1024;

    private static final String BEARER = "Bearer ";

    private static final String RENDERS = "/renders";
    private static final Set<String> PATHS = Set.of("/generate", RENDERS);

    private final String host;
    private final int port;
    private final byte[] acceptedTokenHash;
    private final Renderer renderer;

    GeneratorServer(String host, int port, String acceptedTokenHash, Renderer renderer) {
        this.host = host;
        this.port = port;
        this.acceptedTokenHash = acceptedTokenHash.getBytes(StandardCharsets.US_ASCII);
        this.renderer = renderer;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(this::handle)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/health") && request.method().equals(HttpMethod.GET)) {
            answer(request.response(), 200, Map.of("status", "UP"));
        } else if (!PATHS.contains(request.path()) || !request.method().equals(HttpMethod.POST)) {
            refuse(request, 404, "not_found", "there are only POST /generate and POST /renders");
        } else if (!isAccepted(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            refuse(request, 401, "invalid_token", "a valid service token is required");
        } else if (declaredLength(request) > MOST_BODY_BYTES) {
            refuse(request, 413, "invalid_request", "the body is larger than " + MOST_BODY_BYTES + " bytes");
        } else {
            request.body().onSuccess(body -> take(request, body));
        }
    }

    private boolean isAccepted(String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        String hash = Secrets.sha256(authorization.substring(BEARER.length()));
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), acceptedTokenHash);
    }

    private static long declaredLength(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private void take(HttpServerRequest http, Buffer body) {
        try {
            JsonNode json = JSON.readTree(body.getBytes());
            if (http.path().equals(RENDERS)) {
                renderer.take(vertx, RenderOrder.of(json));
                answer(http.response(), 202, Map.of("status", "taken"));
                return;
            }
            String key = Optional.ofNullable(http.getHeader("Idempotency-Key")).orElse("");
            GenerationRequest request = GenerationRequest.of(key, json);
            obey(Directives.in(request.texts()), request, http);
        } catch (IOException unreadable) {
            refuse(http, 400, "invalid_request", "the body is not JSON");
        } catch (IllegalArgumentException wrong) {
            refuse(http, 400, "invalid_request", String.valueOf(wrong.getMessage()));
        }
    }

    private void obey(Directives directives, GenerationRequest request, HttpServerRequest http) {
        if (directives.hang()) {
            return;
        }
        after(directives.slow(), () -> {
            if (directives.fail()) {
                refuse(http, 422, "generation_failed", "the generator could not complete this work");
            } else {
                answer(http.response(), 200, Generation.of(request, directives));
            }
        });
    }

    private void after(Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            vertx.setTimer(delay.toMillis(), timer -> action.run());
        }
    }

    private static void refuse(HttpServerRequest request, int status, String code, String message) {
        answer(request.response(), status, Map.of("error", Map.of("code", code, "message", message, "status", status)));
    }

    private static void answer(HttpServerResponse response, int status, Object body) {
        if (response.closed()) {
            return;
        }
        try {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
