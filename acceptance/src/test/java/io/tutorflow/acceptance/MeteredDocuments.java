package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.util.HashMap;
import java.util.Map;

/** A workspace whose usage Stripe's meters count and a subscription charges: its invoices are Stripe's. */
final class MeteredDocuments {

    private final LocalStack stack;
    private final Billing billing;
    private final Map<String, String> prices = new HashMap<>();

    MeteredDocuments(LocalStack stack) throws Exception {
        this.stack = stack;
        this.billing = new Billing(stack);
    }

    /** From now on, by the month, charged to a card; as billing-service knows of subscriptions that it has made. Answers its id. */
    String subscribe(Workspace workspace) throws Exception {
        var customer = new CollectedDocuments(stack).saveCard(workspace);
        var card = billing.one(
                "SELECT payment_method_id FROM stripe_customer WHERE account_id = '" + workspace.id() + "'");
        var subscription = send(
                "/v1/subscriptions",
                "billing_mode[type]=flexible&billing_cycle_anchor_config[day_of_month]=1"
                        + "&billing_cycle_anchor_config[hour]=0&billing_cycle_anchor_config[minute]=0"
                        + "&billing_cycle_anchor_config[second]=0&customer=" + customer
                        + "&default_payment_method=" + card + "&metadata[account_id]=" + workspace.id()
                        + "&items[0][price]=" + price("platform_course_lesson_v2", "5")
                        + "&items[1][price]=" + price("platform_test_item_v2", "1.5"));
        billing.execute("""
                INSERT INTO metered_item (account_id, event_name, since)
                SELECT '%s', event_name, '2020-01-01Z'
                FROM (VALUES ('platform_course_lesson_v2'), ('platform_test_item_v2')) AS sold (event_name)""".formatted(workspace.id()));
        return subscription.path("id").asText();
    }

    /** One for all who subscribe, and its meter. */
    private String price(String eventName, String cents) throws Exception {
        var known = prices.get(eventName);
        if (known == null) {
            known = newPrice(eventName, cents);
            prices.put(eventName, known);
        }
        return known;
    }

    private String newPrice(String eventName, String cents) throws Exception {
        var meter =
                send("/v1/billing/meters", "display_name=M&default_aggregation[formula]=sum&event_name=" + eventName);
        return send(
                        "/v1/prices",
                        "currency=usd&product_data[name]=Lesson&unit_amount_decimal=" + cents
                                + "&recurring[interval]=month&recurring[usage_type]=metered&recurring[meter]="
                                + meter.path("id").asText())
                .path("id")
                .asText();
    }

    private JsonNode send(String path, String form) throws Exception {
        var stripe = stack.stripe();
        return RichBooks.demand(() -> stripe.postText(path, "application/x-www-form-urlencoded", form))
                .body();
    }

    void awaitReported(Workspace workspace, int records) throws Exception {
        Waiting.until(
                "all of it is reported",
                () -> billing.one("SELECT count(*) FROM metered_usage WHERE status = 'reported' AND account_id = '"
                                + workspace.id() + "'")
                        .equals(Integer.toString(records)));
    }

    /** As somebody ends it at once, at Stripe: no invoice charges what it had counted. */
    void end(String subscription) throws Exception {
        var stripe = stack.stripe();
        RichBooks.demand(() -> stripe.call("DELETE", "/v1/subscriptions/" + subscription, new byte[0])
                .join());
    }

    void awaitSettled(Workspace workspace) throws Exception {
        Waiting.until(
                "its invoice is paid",
                () -> billing.one("SELECT count(*) FROM metered_invoice WHERE settled_at IS NOT NULL AND account_id = '"
                                + workspace.id() + "'")
                        .equals("1"));
    }
}
