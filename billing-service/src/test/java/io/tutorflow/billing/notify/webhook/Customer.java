package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer's server: keeps what it is sent, and answers as it was told, 200 if it was told nothing. */
final class Customer implements AutoCloseable {

    private static final long LONGEST_HANG_MILLIS = 60_000;
    private static final long SLOW_MILLIS = 300;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger present = new AtomicInteger();
    private volatile int mostAtOnce;
    private volatile boolean slow;

    Customer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** A request as it came. */
    record Received(String method, String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElseThrow();
        }

        String id() {
            return header("webhook-id");
        }
    }

    private record Answer(int status, Map<String, String> headers, String body, boolean hangs) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?from=tutorflow";
    }

    List<Received> received() {
        return received;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    Customer answers(int status) {
        return answers(status, Map.of(), "");
    }

    Customer answers(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body, false));
        return this;
    }

    /** Until it is released. */
    Customer hangs() {
        answers.add(new Answer(500, Map.of(), "too late", true));
        return this;
    }

    /** Longer than a moment, shorter than the time-out. */
    Customer answersSlowly() {
        slow = true;
        return this;
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        synchronized (present) {
            mostAtOnce = Math.max(mostAtOnce, present.incrementAndGet());
        }
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var polled = answers.poll();
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            answer(exchange, polled == null ? new Answer(200, Map.of(), "thanks", false) : polled);
        } finally {
            present.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.hangs()) {
            hang(LONGEST_HANG_MILLIS);
        } else if (slow) {
            hang(SLOW_MILLIS);
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        var body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void hang(long millis) {
        try {
            var unused = released.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
