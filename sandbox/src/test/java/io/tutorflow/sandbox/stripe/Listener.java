package io.tutorflow.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.v2.core.EventNotification;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Takes webhooks as billing-service would, and refuses those that are not proved. */
final class Listener implements AutoCloseable {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final StripeClient CLIENT = new StripeClient(StripeStand.KEY);

    private final HttpServer server;
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private final List<EventNotification> thin = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int status = 200;

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/stripe", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/stripe";
    }

    /** What the next ones are answered. */
    void answer(int other) {
        status = other;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer = status;
        try {
            String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            if (body.contains("\"v2.core.event\"")) {
                thin.add(CLIENT.parseEventNotification(body, signature, StripeStand.WEBHOOK_SECRET));
            } else {
                Event event = Webhook.constructEvent(body, signature, StripeStand.WEBHOOK_SECRET);
                if (answer == 200) {
                    taken.add(event);
                }
            }
        } catch (SignatureVerificationException unproved) {
            refused.incrementAndGet();
            answer = 400;
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    List<Event> taken() {
        return List.copyOf(taken);
    }

    /** Notifications that do not say what happened. */
    List<EventNotification> thin() {
        return List.copyOf(thin);
    }

    int refused() {
        return refused.get();
    }

    List<String> types() {
        return taken.stream().map(Event::getType).toList();
    }

    /** Waits for as long as it takes; fails if it never happens. */
    void await(Predicate<Listener> condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.test(this)) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new AssertionError("never happened; taken were " + types() + ", refused " + refused());
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
