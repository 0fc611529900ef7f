package io.tutorflow.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The one Stripe of this JVM's tests: a child process that ends with it, and its controls for tests. */
public final class TestStripe {

    static final String KEY = "sk_test_0a1b2c3d4e5f0a1b2c3d4e5f";
    static final String WEBHOOK_SECRET = "whsec_0a1b2c3d4e5f0a1b2c3d4e5f";

    static final String THIN_WEBHOOK_SECRET = "whsec_thin_0a1b2c3d4e5f0a1b2c3d4e5f";

    private static final String URL_PROPERTY = "tutorflow.testbed.stripe";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 600;
    private static final long GLANCE_MILLIS = 100;

    private TestStripe() {}

    /** Its address; starts it if necessary. */
    public static String url() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(URL_PROPERTY);
            String url = known != null ? known : start();
            System.setProperty(URL_PROPERTY, url);
            return url;
        }
    }

    /** Sends webhooks to this address, signed with the secret of the service under test. */
    public static void listenAt(String address) {
        control("PUT", "listener", Map.of("url", address, "secret", WEBHOOK_SECRET));
    }

    /** Sends thin webhooks to this address, which are signed with a secret of their own. */
    public static void listenThinlyAt(String address) {
        control("PUT", "listener", Map.of("url", address, "secret", THIN_WEBHOOK_SECRET, "thin", true));
    }

    /** Calls one of the controls listed in the sandbox's README: {@code PUT refunds}. */
    public static JsonNode control(String method, String path, Object body) {
        return read(send(request("/_sandbox/" + path).method(method, BodyPublishers.ofString(json(body)))));
    }

    /** Calls the API itself: {@code GET /v1/refunds?limit=3}. */
    public static JsonNode get(String path) {
        return read(send(request(path)));
    }

    /** Changes something by the API itself, as somebody at the dashboard does: {@code POST /v1/invoices/in_1/void}. */
    public static JsonNode post(String path, String form) {
        return read(send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    /** Ends something by the API itself: {@code DELETE /v1/subscriptions/sub_1?invoice_now=true}. */
    public static JsonNode delete(String path) {
        return read(send(request(path).DELETE()));
    }

    /** Does what a person does on the page of a checkout session; returns the page's response. */
    public static HttpResponse<String> pay(String address, String cardNumber) {
        return submit(
                address,
                Map.of(
                        "email", "payer@example.com",
                        "number", cardNumber,
                        "expiry", "12/34",
                        "cvc", "123",
                        "name", "Ada Payer"));
    }

    /** Submits a form of the page. */
    public static HttpResponse<String> submit(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + KEY);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.request().uri() + " was answered " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String json(Object body) {
        return JSON.valueToTree(body).toString();
    }

    private static String start() {
        try {
            int port = freePort();
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path folder = target.resolve("stripe-" + ProcessHandle.current().pid() + "-" + port);
            Process process = SandboxProcess.start(
                    "-Xmx192m",
                    Map.of("TUTORFLOW_STRIPE_API_KEY", KEY),
                    target.resolve("stripe.log"),
                    "stripe",
                    "--listen-port=" + port,
                    "--data=" + folder,
                    "--until-stdin-closes");
            String url = "http://127.0.0.1:" + port;
            awaitHealth(process, url);
            return url;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static void awaitHealth(Process process, String url) throws InterruptedException {
        for (int glance = 0; glance < PATIENCE && process.isAlive(); glance++) {
            try (HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                http.send(HttpRequest.newBuilder(URI.create(url + "/health")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.sleep(GLANCE_MILLIS);
            }
        }
        throw new IllegalStateException("the sandbox's Stripe does not start; its log is target/stripe.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
