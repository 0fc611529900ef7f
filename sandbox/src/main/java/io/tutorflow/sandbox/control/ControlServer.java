package io.tutorflow.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Answers on 127.0.0.1 at fixed paths. The key set is public; everything else needs the control token, because any web
 * page that the user opens can reach a port of this machine.
 */
public final class ControlServer {

    /** Answers one path. */
    @FunctionalInterface
    public interface Answer {
        Object to(JsonNode body) throws IOException, InterruptedException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String token;

    public ControlServer(int port, String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A public document. */
    public void publish(String path, String json) {
        server.createContext(path, exchange -> send(exchange, 200, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Pages for people, who reach them through the gateway. */
    public void serve(String path, HttpHandler pages) {
        server.createContext(path, pages);
    }

    /** Something only for the command line. */
    public void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            if (isAllowed(exchange)) {
                send(exchange, answer);
            } else {
                send(exchange, 401, JSON.writeValueAsBytes(Map.of("error", "the control token is required")));
            }
        });
    }

    private boolean isAllowed(HttpExchange exchange) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            send(exchange, 200, JSON.writeValueAsBytes(answer.to(body)));
        } catch (IllegalArgumentException wrong) {
            send(exchange, 400, JSON.writeValueAsBytes(Map.of("error", String.valueOf(wrong.getMessage()))));
        } catch (IOException failure) {
            send(exchange, 500, JSON.writeValueAsBytes(Map.of("error", String.valueOf(failure.getMessage()))));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    public void stop() {
        server.stop(0);
    }
}
