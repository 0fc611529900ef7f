package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer has the form that Stripe publishes for it. */
class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static PublishedAnswers published;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        published = new PublishedAnswers();
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void toWhatTopUpsNeed() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", "email=ada@example.com&metadata[a]=b"));
        ask("POST", "/v1/customers/{id}", "/v1/customers/" + customer, "name=Ada");
        ask("GET", "/v1/customers/{id}", "/v1/customers/" + customer, "");
        ask("GET", "/v1/customers", "/v1/customers?limit=3&email=ada@example.com", "");
        JsonNode session = ask(
                "POST",
                "/v1/checkout/sessions",
                "/v1/checkout/sessions",
                "mode=payment&customer=" + customer + "&success_url=http://localhost/done"
                        + "&payment_intent_data[setup_future_usage]=off_session&line_items[0][quantity]=1"
                        + "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=2500"
                        + "&line_items[0][price_data][product_data][name]=Credits");
        stripe.pay(session.get("url").asText(), "4242424242424242");
        JsonNode paid = ask("GET", "/v1/checkout/sessions/{id}", "/v1/checkout/sessions/" + id(session), "");
        String intent = paid.get("payment_intent").asText();
        ask("GET", "/v1/checkout/sessions", "/v1/checkout/sessions?status=complete", "");
        JsonNode payment = ask("GET", "/v1/payment_intents/{id}", "/v1/payment_intents/" + intent, "");
        ask("GET", "/v1/payment_intents", "/v1/payment_intents?customer=" + customer, "");
        ask(
                "GET",
                "/v1/charges/{id}",
                "/v1/charges/" + payment.get("latest_charge").asText(),
                "");
        ask("GET", "/v1/charges", "/v1/charges?payment_intent=" + intent, "");
        String method = payment.get("payment_method").asText();
        ask("GET", "/v1/payment_methods/{id}", "/v1/payment_methods/" + method, "");
        ask("GET", "/v1/payment_methods", "/v1/payment_methods?type=card&customer=" + customer, "");
        ask("POST", "/v1/payment_methods/{id}/detach", "/v1/payment_methods/" + method + "/detach", "");
        String refund = id(ask("POST", "/v1/refunds", "/v1/refunds", "amount=500&payment_intent=" + intent));
        ask("GET", "/v1/refunds/{id}", "/v1/refunds/" + refund, "");
        ask("GET", "/v1/refunds", "/v1/refunds?payment_intent=" + intent, "");
        String dispute = id(stripe.control("POST", "disputes", "{\"payment_intent\":\"" + intent + "\"}"));
        stripe.control("PUT", "disputes/" + dispute, "{\"status\":\"won\"}");
        ask("GET", "/v1/disputes/{id}", "/v1/disputes/" + dispute, "");
        ask("GET", "/v1/disputes", "/v1/disputes?payment_intent=" + intent, "");
    }

    @Test
    void toWhatSavedCardsNeed() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", ""));
        JsonNode session = ask(
                "POST",
                "/v1/checkout/sessions",
                "/v1/checkout/sessions",
                "mode=setup&currency=usd&customer=" + customer + "&success_url=http://localhost/done");
        ask(
                "GET",
                "/v1/setup_intents/{id}",
                "/v1/setup_intents/" + session.get("setup_intent").asText(),
                "");
        stripe.pay(session.get("url").asText(), "4000000000000341");
        JsonNode saved = ask(
                "GET",
                "/v1/setup_intents/{id}",
                "/v1/setup_intents/" + session.get("setup_intent").asText(),
                "");
        JsonNode declined = ask(
                402,
                "POST",
                "/v1/payment_intents",
                "/v1/payment_intents",
                "amount=2000&currency=usd&off_session=true&confirm=true&customer=" + customer + "&payment_method="
                        + saved.get("payment_method").asText());
        String intent = declined.at("/error/payment_intent/id").asText();
        ask("GET", "/v1/payment_intents/{id}", "/v1/payment_intents/" + intent, "");
        ask(
                "POST",
                "/v1/payment_intents/{id}/confirm",
                "/v1/payment_intents/" + intent + "/confirm",
                "payment_method=pm_card_visa");
        String other = id(ask("POST", "/v1/payment_intents", "/v1/payment_intents", "amount=50&currency=usd"));
        ask("POST", "/v1/payment_intents/{id}/cancel", "/v1/payment_intents/" + other + "/cancel", "");
        ask(
                "POST",
                "/v1/payment_methods/{id}/attach",
                "/v1/payment_methods/pm_card_visa/attach",
                "customer=" + customer);
        String expired = id(ask(
                "POST",
                "/v1/checkout/sessions",
                "/v1/checkout/sessions",
                "mode=setup&currency=usd&success_url=http://localhost/done"));
        ask("POST", "/v1/checkout/sessions/{id}/expire", "/v1/checkout/sessions/" + expired + "/expire", "");
    }

    @Test
    void toWhatInvoicesNeed() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", "email=ada@example.com"));
        String taxIds = "/v1/customers/" + customer + "/tax_ids";
        String taxId = id(ask("POST", "/v1/customers/{id}/tax_ids", taxIds, "type=eu_vat&value=DE123456789"));
        ask("GET", "/v1/customers/{id}/tax_ids", taxIds, "");
        ask("GET", "/v1/tax_ids/{id}", "/v1/tax_ids/" + taxId, "");
        String pending =
                id(ask("POST", "/v1/invoiceitems", "/v1/invoiceitems", "currency=usd&amount=40&customer=" + customer));
        ask("GET", "/v1/invoiceitems/{id}", "/v1/invoiceitems/" + pending, "");
        ask("GET", "/v1/invoiceitems", "/v1/invoiceitems?pending=true&customer=" + customer, "");
        String invoice = "/v1/invoices/"
                + id(ask(
                        "POST",
                        "/v1/invoices",
                        "/v1/invoices",
                        "collection_method=send_invoice&days_until_due=30&pending_invoice_items_behavior=include&customer="
                                + customer
                                + "&rendering[pdf][page_size]=a4&payment_settings[payment_method_types][]=card"
                                + "&custom_fields[0][name]=PO&custom_fields[0][value]=4711"));
        ask(
                "POST",
                "/v1/invoices/{id}/add_lines",
                invoice + "/add_lines",
                "lines[0][amount]=2500&lines[0][description]=Lessons&lines[0][metadata][key]=lesson"
                        + "&lines[0][tax_amounts][0][amount]=250&lines[0][tax_amounts][0][taxable_amount]=2500"
                        + "&lines[0][tax_amounts][0][tax_rate_data][display_name]=VAT"
                        + "&lines[0][tax_amounts][0][tax_rate_data][inclusive]=false"
                        + "&lines[0][tax_amounts][0][tax_rate_data][percentage]=10"
                        + "&lines[1][quantity]=3&lines[1][price_data][currency]=usd"
                        + "&lines[1][price_data][unit_amount_decimal]=0.5&lines[1][price_data][product_data][name]=Item");
        ask("GET", "/v1/invoices/{id}/lines", invoice + "/lines", "");
        ask("POST", "/v1/invoices/{id}", invoice, "description=June&number=TF-1&auto_advance=true");
        ask("GET", "/v1/invoices/{id}", invoice, "");
        ask("POST", "/v1/invoices/{id}/finalize", invoice + "/finalize", "auto_advance=false");
        ask("POST", "/v1/invoices/{id}/send", invoice + "/send", "");
        ask("POST", "/v1/invoices/{id}/mark_uncollectible", invoice + "/mark_uncollectible", "");
        ask(
                "POST",
                "/v1/invoices/{id}/pay",
                invoice + "/pay",
                "paid_out_of_band=true&expand[]=payments&expand[]=confirmation_secret");
        ask(400, "POST", "/v1/invoices/{id}/pay", invoice + "/pay", "");
        ask("GET", "/v1/invoices", "/v1/invoices?expand[]=data.payments&customer=" + customer, "");
        JsonNode payments = ask("GET", "/v1/invoice_payments", "/v1/invoice_payments?limit=3", "");
        ask(
                "GET",
                "/v1/invoice_payments/{id}",
                "/v1/invoice_payments/" + id(payments.get("data").get(0)),
                "");
        ask("DELETE", "/v1/tax_ids/{id}", "/v1/tax_ids/" + taxId, "");
    }

    @Test
    void toWhatInvoicesNeedWhenTheyAreNotPaid() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", "email=ada@example.com"));
        ask(
                "POST",
                "/v1/payment_methods/{id}/attach",
                "/v1/payment_methods/pm_card_chargeCustomerFail/attach",
                "customer=" + customer);
        String method = id(ask("GET", "/v1/payment_methods", "/v1/payment_methods?customer=" + customer, "")
                .get("data")
                .get(0));
        String invoice = "/v1/invoices/"
                + id(ask(
                        "POST",
                        "/v1/invoices",
                        "/v1/invoices",
                        "auto_advance=true&default_payment_method=" + method + "&customer=" + customer));
        String item = id(ask(
                "POST",
                "/v1/invoiceitems",
                "/v1/invoiceitems",
                "amount=2500&customer=" + customer + "&invoice=" + invoice.replace("/v1/invoices/", "")));
        ask("DELETE", "/v1/invoiceitems/{id}", "/v1/invoiceitems/" + item, "");
        ask("POST", "/v1/invoices/{id}/add_lines", invoice + "/add_lines", "lines[0][amount]=2500");
        ask("POST", "/v1/invoices/{id}/finalize", invoice + "/finalize", "");
        ask(402, "POST", "/v1/invoices/{id}/pay", invoice + "/pay", "");
        ask("GET", "/v1/invoices/{id}", invoice, "");
        ask("POST", "/v1/invoices/{id}/void", invoice + "/void", "");
        String draft = "/v1/invoices/" + id(ask("POST", "/v1/invoices", "/v1/invoices", "customer=" + customer));
        ask("DELETE", "/v1/invoices/{id}", draft, "");
        ask(404, "GET", "/v1/invoices/{id}", draft, "");
    }

    @Test
    void toWhatMetersNeed() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", ""));
        String meter = "/v1/billing/meters/"
                + id(ask(
                        "POST",
                        "/v1/billing/meters",
                        "/v1/billing/meters",
                        "display_name=Lessons&event_name=lessons&default_aggregation[formula]=sum"
                                + "&value_settings[event_payload_key]=lessons"
                                + "&customer_mapping[type]=by_id&customer_mapping[event_payload_key]=who"));
        ask("POST", "/v1/billing/meters/{id}", meter, "display_name=Lesson");
        ask("GET", "/v1/billing/meters", "/v1/billing/meters?status=active", "");
        ask("GET", "/v1/billing/meters/{id}", meter, "");
        String event = "event_name=lessons&identifier=lesson-1&payload[lessons]=2&payload[who]=";
        ask("POST", "/v1/billing/meter_events", "/v1/billing/meter_events", event + customer);
        ask(400, "POST", "/v1/billing/meter_events", "/v1/billing/meter_events", event + customer);
        ask(
                "GET",
                "/v1/billing/meters/{id}/event_summaries",
                meter
                        + "/event_summaries?start_time=1767225600&end_time=1767312000&value_grouping_window=hour&customer="
                        + customer,
                "");
        ask(
                "POST",
                "/v1/billing/meter_event_adjustments",
                "/v1/billing/meter_event_adjustments",
                "event_name=lessons&type=cancel&cancel[identifier]=lesson-1");
        ask("POST", "/v1/billing/meters/{id}/deactivate", meter + "/deactivate", "");
        ask("POST", "/v1/billing/meters/{id}/reactivate", meter + "/reactivate", "");
    }

    @Test
    void toWhatSubscriptionsNeed() throws Exception {
        String customer = id(ask("POST", "/v1/customers", "/v1/customers", "email=ada@example.com"));
        String meter = id(ask(
                "POST",
                "/v1/billing/meters",
                "/v1/billing/meters",
                "display_name=Items&event_name=items&default_aggregation[formula]=sum"));
        String metered = "currency=usd&recurring[interval]=month&recurring[usage_type]=metered&recurring[meter]="
                + meter + "&product_data[name]=Item&tax_behavior=exclusive&unit_amount_decimal=";
        String price = id(ask("POST", "/v1/prices", "/v1/prices", metered + "1.5&lookup_key=item_v1"));
        String other = id(ask("POST", "/v1/prices", "/v1/prices", metered + "1.75"));
        ask("GET", "/v1/prices", "/v1/prices?recurring[meter]=" + meter, "");
        JsonNode subscription = ask(
                "POST",
                "/v1/subscriptions",
                "/v1/subscriptions",
                "collection_method=send_invoice&days_until_due=30&billing_mode[type]=flexible&metadata[a]=b"
                        + "&billing_cycle_anchor_config[day_of_month]=1&billing_cycle_anchor_config[hour]=0"
                        + "&billing_cycle_anchor_config[minute]=0&billing_cycle_anchor_config[second]=0"
                        + "&items[0][price]=" + price + "&customer=" + customer);
        String path = "/v1/subscriptions/" + id(subscription);
        ask("GET", "/v1/subscriptions/{id}", path, "");
        ask("POST", "/v1/subscriptions/{id}", path, "cancel_at_period_end=true");
        ask("GET", "/v1/subscriptions", "/v1/subscriptions?status=all&customer=" + customer, "");
        JsonNode added = ask(
                "POST",
                "/v1/subscription_items",
                "/v1/subscription_items",
                "price=" + other + "&subscription=" + id(subscription));
        String item = "/v1/subscription_items/" + id(added);
        ask("GET", "/v1/subscription_items", "/v1/subscription_items?subscription=" + id(subscription), "");
        ask("GET", "/v1/subscription_items/{id}", item, "");
        ask("POST", "/v1/subscription_items/{id}", item, "metadata[key]=item");
        ask("DELETE", "/v1/subscription_items/{id}", item, "");
        ask(
                "POST",
                "/v1/billing/meter_events",
                "/v1/billing/meter_events",
                "event_name=items&payload[value]=41" + "&payload[stripe_customer_id]=" + customer);
        stripe.moveTime(Duration.ofDays(32));
        await().until(() -> ask("GET", "/v1/subscriptions/{id}", path, "")
                .path("latest_invoice")
                .isTextual());
        String invoice = "/v1/invoices/"
                + ask("GET", "/v1/subscriptions/{id}", path, "")
                        .get("latest_invoice")
                        .asText();
        ask("GET", "/v1/invoices", "/v1/invoices?subscription=" + id(subscription), "");
        ask("GET", "/v1/invoices/{id}/lines", invoice + "/lines", "");
        ask("POST", "/v1/invoices/{id}/finalize", invoice + "/finalize", "");
        ask(404, "DELETE", "/v1/subscriptions/{id}", path, "");
        String second = id(ask(
                "POST",
                "/v1/subscriptions",
                "/v1/subscriptions",
                "items[0][price]=" + price + "&customer=" + customer));
        ask("DELETE", "/v1/subscriptions/{id}", "/v1/subscriptions/" + second, "invoice_now=true");
        stripe.moveTime(Duration.ZERO);
    }

    @Test
    void toTheRest() throws Exception {
        String product = id(ask("POST", "/v1/products", "/v1/products", "name=Lesson"));
        ask("GET", "/v1/products/{id}", "/v1/products/" + product, "");
        String price = id(ask(
                "POST",
                "/v1/prices",
                "/v1/prices",
                "currency=usd&unit_amount_decimal=1.5&lookup_key=lesson&product=" + product));
        ask("GET", "/v1/prices/{id}", "/v1/prices/" + price, "");
        ask("GET", "/v1/prices", "/v1/prices?lookup_keys[0]=lesson", "");
        ask(
                "POST",
                "/v1/webhook_endpoints",
                "/v1/webhook_endpoints",
                "url=http://localhost/hook&enabled_events[]=charge.refunded&api_version=2026-07-29.dahlia");
        ask(400, "POST", "/v1/refunds", "/v1/refunds", "amount=x");
    }

    private static String id(JsonNode object) {
        return object.get("id").asText();
    }

    private static JsonNode ask(String method, String template, String path, String form) throws Exception {
        return ask(200, method, template, path, form);
    }

    private static JsonNode ask(int status, String method, String template, String path, String form) throws Exception {
        HttpResponse<String> answer = stripe.send(method, path, form);
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isEqualTo(status);
        assertThat(published.faults(method, template, status, answer.body()))
                .as(method + " " + path)
                .isEmpty();
        JsonNode read = JSON.readTree(answer.body());
        assertThat(published.strangers(read)).as(method + " " + path).isEmpty();
        return read;
    }
}
