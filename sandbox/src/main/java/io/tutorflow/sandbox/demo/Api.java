package io.tutorflow.sandbox.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The public API as one client sees it, through the gateway. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Too many requests, and unavailable. */
    private static final Set<Integer> COME_BACK = Set.of(429, 503);

    private static final int OK = 200;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;

    /** Each demo uses its own client address (TEST-NET-2), so that the registration limit does not get in its way. */
    private final String clientAddress =
            "198.51.100." + ThreadLocalRandom.current().nextInt(1, 255);

    Api(String address) {
        this.address = address;
    }

    /** Sends a request; an empty token or body is omitted. */
    Answer send(String method, String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", clientAddress)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = sendUntilAvailable(request.build());
        JsonNode json = JSON.readTree(response.body());
        return new Answer(response.statusCode(), json);
    }

    String address(String path) {
        return address + path;
    }

    /** Downloads a file. */
    byte[] fetch(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> response = sendUntilAvailable(request);
        if (response.statusCode() != OK) {
            throw new IOException(path + " is answered " + response.statusCode());
        }
        return response.body();
    }

    /**
     * A 503 or 429 has charged nothing and says when to retry: a stack that has just started can be slow, and frequent
     * polling uses up the workspace's rate limit.
     */
    private HttpResponse<byte[]> sendUntilAvailable(HttpRequest request) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<byte[]> response = sendOnce(request);
        while (COME_BACK.contains(response.statusCode()) && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofSeconds(
                    response.headers().firstValueAsLong("Retry-After").orElse(1)));
            response = sendOnce(request);
        }
        return response;
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException late) {
            throw new IOException(
                    request.method() + " " + request.uri().getPath() + " was not answered within "
                            + PATIENCE.toSeconds() + " s",
                    late);
        }
    }
}
