package io.tutorflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hyperfoil sends our own requests, judges each answer, and hides no waiting. */
class OpenLoopTest {

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/odd", exchange -> answer(exchange, body(exchange).endsWith("1\"") ? 402 : 201));
        server.createContext("/slow", exchange -> {
            sleep();
            answer(exchange, 200);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestOnceAndCountsErrorsByStatus() {
        var load = new Load(
                port(),
                number -> Call.post("/odd", "secret", "\"" + (number / 2) + (number % 2) + "\""),
                Expected.status(201));

        var outcome = new OpenLoop(8).run(load, 100, Duration.ofSeconds(1));

        assertThat(outcome.asked()).isBetween(98L, 101L);
        assertThat(outcome.errors()).containsOnlyKeys(402);
        assertThat(outcome.good() + outcome.failed()).isEqualTo(outcome.asked());
        assertThat(outcome.good() - outcome.failed()).isBetween(0L, 1L);
        assertThat(bodies).hasSize((int) outcome.asked());
        assertThat(tokens).hasSize((int) outcome.asked()).containsOnly("Bearer secret");
    }

    @Test
    void judgesAnswersByTheirWords() {
        var load = new Load(
                port(), number -> Call.post("/odd", "secret", "\"" + number + "0\""), new Expected(201, "\"PLACED\""));

        var outcome = new OpenLoop(8).run(load, 50, Duration.ofSeconds(1));

        assertThat(outcome.good()).isZero();
        assertThat(outcome.errors()).containsOnlyKeys(201);
    }

    @Test
    void countsTheWaitForAConnection() {
        var load = new Load(port(), number -> Call.get("/slow", "secret"), Expected.status(200));

        // Due within half a second, and one after the other on the only connection.
        var outcome = new OpenLoop(1).run(load, 20, Duration.ofMillis(500));

        assertThat(outcome.good()).isEqualTo(outcome.asked());
        assertThat(outcome.millisAt(100)).isGreaterThan(3 * outcome.millisAt(0));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String body(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        return body;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        var body = "{\"outcome\":\"REFUSED\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
