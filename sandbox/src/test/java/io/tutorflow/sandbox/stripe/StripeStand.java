package io.tutorflow.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import io.tutorflow.sandbox.stripe.api.SecretKey;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Stripe in this JVM, on a free port, asked as any program asks it. */
final class StripeStand {

    static final String KEY = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";
    static final String WEBHOOK_SECRET = "whsec_test_of_the_sandbox";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vertx vertx = Vertx.vertx();
    private final StripeAccount account;
    private volatile Duration ahead = Duration.ZERO;
    final String url;

    StripeStand(Path folder) throws Exception {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        account = new StripeAccount(folder, new SecretKey(KEY), this::now, url);
        account.start();
        vertx.deployVerticle(new StripeServer("127.0.0.1", port, account))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    StripeStand listenAt(String address) {
        account.listenAt(address, WEBHOOK_SECRET);
        return this;
    }

    void moveTime(Duration by) {
        ahead = by;
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    /** As billing-service has it, without retries of its own. */
    StripeClient client() {
        return StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(url)
                .setConnectTimeout(5_000)
                .setReadTimeout(10_000)
                .setMaxNetworkRetries(0)
                .build();
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** Any request, with the key. */
    HttpResponse<String> send(String method, String path, String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + KEY)
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Pulls a lever of the control API. */
    JsonNode control(String method, String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/_sandbox/" + path))
                .header("Authorization", "Bearer " + KEY)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Sends the page's form. */
    HttpResponse<String> submit(String address, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> pay(String address, String number) throws Exception {
        return submit(
                address,
                Map.of("email", "ada@example.com", "number", number, "expiry", "12 / 34", "cvc", "123", "name", "Ada"));
    }

    HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        account.close();
    }
}
