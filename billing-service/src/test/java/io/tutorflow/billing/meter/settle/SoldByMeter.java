package io.tutorflow.billing.meter.settle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.testbed.TestStripe;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A customer of Stripe's with a subscription, whose periods lie where a test wants them. */
final class SoldByMeter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String customer;
    private String subscription = "";

    SoldByMeter(String customer) {
        this.customer = customer;
    }

    /** By a subscription that there is. */
    static SoldByMeter by(String customer, String subscription) {
        var sold = new SoldByMeter(customer);
        sold.subscription = subscription;
        return sold;
    }

    /** As if it had been made then. */
    void begunAt(Instant time) {
        tamper(item -> item.put("created", time.getEpochSecond()).put("current_period_start", time.getEpochSecond()));
    }

    static SoldByMeter withCard(String customer) {
        TestStripe.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);
        var card = TestStripe.get("/v1/payment_methods?type=card&customer=" + customer)
                .at("/data/0/id")
                .asText();
        TestStripe.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + card);
        return new SoldByMeter(customer);
    }

    /** An event name that no other meter has. */
    static String fresh() {
        return "lesson_" + UUID.randomUUID();
    }

    /** Answers the event name. */
    static String meter(String eventName) {
        return TestStripe.post(
                        "/v1/billing/meters", "display_name=M&default_aggregation[formula]=sum&event_name=" + eventName)
                .path("event_name")
                .asText();
    }

    /** @param cents for each unit that the meter counts */
    static String price(String eventName, String cents) {
        var meter = "";
        for (var known : TestStripe.get("/v1/billing/meters?limit=100").path("data")) {
            meter = known.path("event_name").asText().equals(eventName)
                    ? known.path("id").asText()
                    : meter;
        }
        return TestStripe.post(
                        "/v1/prices",
                        "currency=usd&product_data[name]=Lesson&unit_amount_decimal=" + cents
                                + "&recurring[interval]=month&recurring[usage_type]=metered&recurring[meter]=" + meter)
                .path("id")
                .asText();
    }

    SoldByMeter subscribe(String... prices) {
        var form = new StringBuilder("billing_mode[type]=flexible&customer=" + customer);
        for (int item = 0; item < prices.length; item++) {
            form.append("&items[" + item + "][price]=").append(prices[item]);
        }
        subscription =
                TestStripe.post("/v1/subscriptions", form.toString()).path("id").asText();
        return this;
    }

    /** As somebody ends it at the dashboard: at once. */
    void end() {
        TestStripe.delete("/v1/subscriptions/" + subscription);
    }

    /** A period that ended then: Stripe makes a draft of it by itself. Answers its id. */
    String endPeriod(Instant from, Instant until) {
        var before = invoices();
        tamper(item -> item.put("current_period_start", from.getEpochSecond())
                .put("current_period_end", until.getEpochSecond()));
        Awaitility.await().atMost(PATIENCE).until(() -> invoices().size() > before.size());
        return invoices().at("/0/id").asText();
    }

    /** Looked up as nobody else does: a test may have looking it up by its id fail. */
    private void tamper(Consumer<ObjectNode> change) {
        var all = TestStripe.get("/v1/subscriptions?customer=" + customer).path("data");
        var items = StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path("id").asText().equals(subscription))
                .findFirst()
                .orElseThrow()
                .path("items");
        items.path("data").forEach(item -> change.accept((ObjectNode) item));
        TestStripe.control("PUT", "objects/" + subscription, Map.of("items", items));
    }

    private JsonNode invoices() {
        return TestStripe.get("/v1/invoices?limit=10&subscription=" + subscription)
                .path("data");
    }

    static void finish(String invoice) {
        TestStripe.post("/v1/invoices/" + invoice + "/finalize", "auto_advance=false");
    }

    static void pay(String invoice) {
        finish(invoice);
        if (!"paid".equals(status(invoice))) {
            TestStripe.post("/v1/invoices/" + invoice + "/pay", "");
        }
    }

    static String status(String invoice) {
        return read(invoice).path("status").asText();
    }

    static JsonNode read(String invoice) {
        return TestStripe.get("/v1/invoices/" + invoice);
    }

    static void add(String invoice, String description, int cents) {
        TestStripe.post(
                "/v1/invoices/" + invoice + "/add_lines",
                "lines[0][amount]=" + cents + "&lines[0][description]=" + URLEncoder.encode(description, UTF_8));
    }
}
