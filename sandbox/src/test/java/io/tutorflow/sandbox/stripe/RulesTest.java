package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong request is refused in Stripe's words, and does not go unnoticed. */
class RulesTest {

    private static final String ITEM = "&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
            + "&line_items[0][price_data][product_data][name]=x&line_items[0][price_data][unit_amount]=";
    private static final String PAYMENT = "mode=payment&success_url=http://localhost/done";

    @TempDir
    private static Path folder;

    private static StripeStand stripe;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @BeforeEach
    void forget() throws Exception {
        stripe.control("DELETE", "requests", "");
    }

    @Test
    void knowWhatTheSchemaDoesNotSayOfInvoices() throws Exception {
        String tax =
                "&lines[0][tax_amounts][0][taxable_amount]=10&lines[0][tax_amounts][0][tax_rate_data][percentage]=1"
                        + "&lines[0][tax_amounts][0][tax_rate_data][display_name]=VAT"
                        + "&lines[0][tax_amounts][0][tax_rate_data][inclusive]=false&lines[0][tax_amounts][0][amount]=";
        assertThat(param("/v1/invoices", "currency=usd")).isEqualTo("customer");
        assertThat(param("/v1/invoices", "customer=cus_1&automatic_tax[enabled]=true"))
                .isEqualTo("automatic_tax[enabled]");
        assertThat(param("/v1/invoices", "customer=cus_1&discounts[0][coupon]=x"))
                .isEqualTo("discounts");
        assertThat(param("/v1/invoices", "customer=cus_1&number=" + "1".repeat(27)))
                .isEqualTo("number");
        assertThat(param("/v1/invoices", "customer=cus_1&due_date=1000000000")).isEqualTo("due_date");
        assertThat(param("/v1/invoices/in_1", "days_until_due=1&due_date=4000000000"))
                .isEqualTo("days_until_due");
        assertThat(param("/v1/invoices/in_1/add_lines", "lines[0][amount]=100" + tax + "-1"))
                .isEqualTo("lines[0][tax_amounts]");
        assertThat(param("/v1/invoices/in_1/add_lines", "lines[0][amount]=100&lines[0][tax_rates][0]=txr_1"))
                .isEqualTo("lines[0]");
        assertThat(param("/v1/invoices/in_1/pay", "paid_out_of_band=true&payment_method=pm_1"))
                .isEqualTo("payment_method");
        assertThat(param("/v1/invoices/in_1/pay", "forgive=true")).isEqualTo("forgive");
        assertThat(param("/v1/invoiceitems", "amount=1&currency=usd")).isEqualTo("customer");
        assertThat(param("/v1/invoiceitems", "amount=1&currency=usd&customer=cus_1&tax_rates[0]=txr_1"))
                .isEqualTo("tax_rates");
    }

    @Test
    void knowWhatTheSchemaDoesNot() throws Exception {
        assertThat(param("/v1/checkout/sessions", "success_url=http://localhost/"))
                .isEqualTo("mode");
        assertThat(param("/v1/checkout/sessions", PAYMENT)).isEqualTo("line_items");
        assertThat(param("/v1/checkout/sessions", "mode=payment" + ITEM + "500"))
                .isEqualTo("success_url");
        assertThat(param("/v1/checkout/sessions", "mode=setup&success_url=http://localhost/"))
                .isEqualTo("currency");
        assertThat(param("/v1/checkout/sessions", PAYMENT + ITEM + "500&ui_mode=elements"))
                .isEqualTo("ui_mode");
        assertThat(param("/v1/checkout/sessions", PAYMENT + ITEM + "500&payment_method_types[0]=card"))
                .isEqualTo("payment_method_types");
        assertThat(param(
                        "/v1/checkout/sessions",
                        PAYMENT + ITEM + "500&expires_at=" + (Instant.now().getEpochSecond() + 60)))
                .isEqualTo("expires_at");
        assertThat(param("/v1/payment_intents", "amount=500&currency=usd&off_session=true"))
                .isEqualTo("off_session");
        assertThat(param("/v1/payment_intents", "amount=500&currency=USD")).isEqualTo("currency");
        assertThat(param("/v1/checkout/sessions", PAYMENT + ITEM + "500&client_reference_id=" + "x".repeat(201)))
                .isEqualTo("client_reference_id");
        assertThat(param("/v1/refunds", "amount=500")).isEqualTo("payment_intent");
        assertThat(param("/v1/refunds", "charge=ch_1&payment_intent=pi_1")).isEqualTo("charge");
        assertThat(param("/v1/customers", "email=ada")).isEqualTo("email");
        assertThat(param("/v1/customers", "metadata[" + "k".repeat(41) + "]=v")).startsWith("metadata[");
    }

    @Test
    void knowTheSmallestPayment() throws Exception {
        assertThat(error("POST", "/v1/payment_intents", "amount=49&currency=usd")
                        .get("code")
                        .asText())
                .isEqualTo("amount_too_small");
        assertThat(error("POST", "/v1/checkout/sessions", PAYMENT + ITEM + "49")
                        .get("code")
                        .asText())
                .isEqualTo("amount_too_small");
        assertThat(stripe.send("POST", "/v1/payment_intents", "amount=50&currency=usd")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void listEachWrongRequestUntilToldToForget() throws Exception {
        stripe.send("POST", "/v1/payment_intents", "amount=50&currency=usd");
        stripe.send("POST", "/v1/payment_intents", "amount=50&currency=usd&colour=red");
        stripe.send("GET", "/v1/payment_intents/pi_unknown", "");

        JsonNode seen = stripe.control("GET", "requests", "");

        assertThat(seen.at("/counts/POST ~1v1~1payment_intents").asInt()).isEqualTo(2);
        assertThat(seen.get("invalid")).hasSize(1);
        assertThat(seen.at("/invalid/0/param").asText()).isEqualTo("colour");
        assertThat(seen.at("/invalid/0/form").asText()).contains("colour=red");
        assertThat(stripe.control("DELETE", "requests", "").get("invalid")).isEmpty();
    }

    @Test
    void saySoWhenThereIsNoSuchObject() throws Exception {
        JsonNode asked = error("GET", "/v1/payment_intents/pi_unknown", "");
        JsonNode named = error("POST", "/v1/refunds", "payment_intent=pi_unknown");

        assertThat(asked.get("code").asText()).isEqualTo("resource_missing");
        assertThat(named.get("message").asText()).isEqualTo("No such payment_intent: 'pi_unknown'");
        assertThat(named.get("param").asText()).isEqualTo("payment_intent");
    }

    @Test
    void letNobodyInWithoutTheKey() throws Exception {
        HttpResponse<String> nobody = stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + "/v1/customers")));
        HttpResponse<String> other = stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + "/v1/customers"))
                .header("Authorization", "Bearer sk_test_of_somebody_else"));
        HttpResponse<String> control =
                stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + "/_sandbox/requests")));
        HttpResponse<String> basic = stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + "/v1/customers"))
                .header("Authorization", "Basic c2tfdGVzdF80ZUMzOUhxTHlqV0Rhcmp0VDF6ZHA3ZGM6"));

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.body()).contains("Invalid API Key").doesNotContain(StripeStand.KEY);
        assertThat(control.statusCode()).isEqualTo(401);
        assertThat(basic.statusCode()).isEqualTo(200);
        assertThat(nobody.headers().firstValue("Request-Id").orElseThrow()).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-29.dahlia", "2026-08-26.dahlia", "2026-10-28.endive"})
    void speakTheirOwnVersionAndReleasedOnesAfterIt(String version) throws Exception {
        HttpResponse<String> answer = asked(version);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Stripe-Version")).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-20", "2026-06-24.dahlia", "2026-10-28", "2026-10-28.nothing", "latest"})
    void speakNoOtherVersion(String version) throws Exception {
        HttpResponse<String> answer = asked(version);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid Stripe API version: " + version);
    }

    private static HttpResponse<String> asked(String version) throws Exception {
        return stripe.send(HttpRequest.newBuilder(URI.create(stripe.url + "/v1/customers"))
                .header("Authorization", "Bearer " + StripeStand.KEY)
                .header("Stripe-Version", version));
    }

    @Test
    void clearMetadataByAnEmptyText() throws Exception {
        var id = read(stripe.send("POST", "/v1/customers", "metadata[a]=1&metadata[b]=2"))
                .get("id")
                .asText();

        var changed = read(stripe.send("POST", "/v1/customers/" + id, "metadata="));

        assertThat(changed.get("metadata")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "abc", "dollars", "usdt"})
    void knowNoCurrencyThatStripeDoesNotCharge(String currency) throws Exception {
        assertThat(param("/v1/payment_intents", "amount=500&currency=" + currency))
                .isEqualTo("currency");
        assertThat(param("/v1/checkout/sessions", "mode=setup&success_url=http://localhost/&currency=" + currency))
                .isEqualTo("currency");
        assertThat(param("/v1/checkout/sessions", PAYMENT + ITEM.replace("=usd", "=" + currency) + "500"))
                .isEqualTo("line_items[0][price_data][currency]");
    }

    @Test
    void askTheHoldersOfCardsThatRequire3dSecure() throws Exception {
        for (var card : List.of("pm_card_threeDSecure2Required", "pm_card_threeDSecureRequired")) {
            assertThat(confirmed(card).get("status").asText()).isEqualTo("requires_action");
        }
        for (var card : List.of("pm_card_threeDSecureOptional", "pm_card_amex_threeDSecureNotSupported")) {
            assertThat(confirmed(card).get("status").asText()).isEqualTo("succeeded");
        }
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode confirmed(String card) throws Exception {
        return read(stripe.send(
                "POST",
                "/v1/payment_intents",
                "amount=500&currency=usd&confirm=true&return_url=http://localhost/&payment_method=" + card));
    }

    @Test
    void sayThatThereIsNoRelayForListeners() throws Exception {
        assertThat(stripe.send("POST", "/v1/stripecli/sessions", "device_name=laptop")
                        .body())
                .contains("/_sandbox/listener");
    }

    @Test
    void pageThroughEverythingOnce() throws Exception {
        StripeStand own = new StripeStand(folder.resolve("pages"));
        for (int number = 0; number < 5; number++) {
            own.send("POST", "/v1/customers", "metadata[n]=" + number);
        }
        JsonNode first = new ObjectMapper()
                .readTree(own.send("GET", "/v1/customers?limit=2", "").body());
        String cursor = first.at("/data/1/id").asText();
        JsonNode second = new ObjectMapper()
                .readTree(own.send("GET", "/v1/customers?limit=3&starting_after=" + cursor, "")
                        .body());
        JsonNode back = new ObjectMapper()
                .readTree(own.send("GET", "/v1/customers?limit=3&ending_before=" + cursor, "")
                        .body());
        JsonNode future = new ObjectMapper()
                .readTree(own.send(
                                "GET",
                                "/v1/customers?created[gt]=" + (Instant.now().getEpochSecond() + 9),
                                "")
                        .body());
        own.close();

        assertThat(first.get("has_more").asBoolean()).isTrue();
        assertThat(numbers(first)).isEqualTo("43");
        assertThat(numbers(second)).isEqualTo("210");
        assertThat(second.get("has_more").asBoolean()).isFalse();
        assertThat(numbers(back)).isEqualTo("4");
        assertThat(numbers(future)).isEmpty();
    }

    @Test
    void expandWhatIsAskedFor() throws Exception {
        JsonNode paid = new ObjectMapper()
                .readTree(stripe.send(
                                "POST",
                                "/v1/payment_intents",
                                "amount=500&currency=usd&confirm=true&payment_method=pm_card_visa&expand[]=latest_charge")
                        .body());

        assertThat(paid.at("/latest_charge/paid").asBoolean()).isTrue();
        assertThat(error("GET", "/v1/payment_intents?expand[]=data.colour", "")
                        .get("message")
                        .asText())
                .contains("cannot be expanded");
    }

    private static String numbers(JsonNode list) {
        StringBuilder numbers = new StringBuilder();
        list.get("data")
                .forEach(customer -> numbers.append(customer.at("/metadata/n").asText()));
        return numbers.toString();
    }

    private static String param(String path, String form) throws Exception {
        return error("POST", path, form).path("param").asText();
    }

    private static JsonNode error(String method, String path, String form) throws Exception {
        HttpResponse<String> answer = stripe.send(method, path, form);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
        return new ObjectMapper().readTree(answer.body()).get("error");
    }
}
