package io.tutorflow.billing.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tutorflow.billing.payment.StripeSubscriptions.Item;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's answers hold only the first of a long list. */
class SubscriptionCallsTest {

    private static final String LIST = """
            {"object": "list", "url": "/v1/subscription_items", "has_more": %s, "data": [%s]}""";

    private HttpServer stripe;

    @BeforeEach
    void stripeIsThere() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stripe.createContext(
                "/v1/subscriptions/sub_1",
                exchange -> answer(
                        exchange,
                        "{\"id\": \"sub_1\", \"object\": \"subscription\", \"status\": \"active\", \"items\": "
                                + LIST.formatted(true, items(0, 10)) + "}"));
        stripe.createContext("/v1/subscription_items", exchange -> {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            assertThat(query).contains("subscription=sub_1");
            answer(
                    exchange,
                    query.contains("starting_after=si_11")
                            ? LIST.formatted(false, items(12, 13))
                            : LIST.formatted(true, items(0, 12)));
        });
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @Test
    void allItemsOfASubscriptionAreSeen() throws StripeException {
        var client = StripeClient.builder()
                .setApiKey("sk_test_any")
                .setApiBase("http://127.0.0.1:" + stripe.getAddress().getPort())
                .build();

        var seen = new SubscriptionCalls(new MeterNames()).look(client, "sub_1");

        assertThat(seen.items().stream().map(Item::id))
                .isEqualTo(IntStream.range(0, 13)
                        .mapToObj(number -> "si_" + number)
                        .toList());
    }

    private static String items(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> """
                        {"id": "si_%1$d", "object": "subscription_item", "created": 1, "price": {"id": "price_%1$d", "object": "price"}}""".formatted(number))
                .collect(Collectors.joining(","));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
