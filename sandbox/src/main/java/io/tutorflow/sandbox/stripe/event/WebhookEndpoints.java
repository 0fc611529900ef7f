package io.tutorflow.sandbox.stripe.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.schema.Specification;
import io.tutorflow.sandbox.stripe.webhook.Deliveries;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Who is told of events: whoever registers, and the one that the stack is started with. */
public final class WebhookEndpoints {

    /** The id of the stack's own. */
    private static final String CONFIGURED = "we_sandbox";

    private static final int SECRET_LENGTH = 32;

    /** What a billing system acts upon. */
    private static final List<String> USUAL_EVENTS = List.of(
            "checkout.session.completed",
            "checkout.session.expired",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "payment_intent.processing",
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.requires_action",
            "payment_intent.canceled",
            "setup_intent.succeeded",
            "setup_intent.setup_failed",
            "payment_method.attached",
            "payment_method.detached",
            "customer.subscription.updated",
            "customer.subscription.deleted",
            "charge.refunded",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
            "invoice.created",
            "invoice.finalized",
            "invoice.finalization_failed",
            "invoice.paid",
            "invoice.overpaid",
            "invoice.payment_failed",
            "invoice.payment_action_required",
            "invoice.voided",
            "invoice.marked_uncollectible",
            "invoice_payment.paid");

    private static final List<String> THIN_EVENTS =
            List.of("v1.billing.meter.error_report_triggered", "v1.billing.meter.no_meter_found");

    private WebhookEndpoints() {}

    public static Map<String, Handler> handlers() {
        return Map.of("POST /v1/webhook_endpoints", WebhookEndpoints::create);
    }

    private static Answer create(Transaction transaction, Params params) {
        ObjectNode endpoint = fresh(transaction, Ids.next("we_"));
        params.copyTo(endpoint, "url", "enabled_events", "api_version", "description");
        params.mergeMetadata(endpoint);
        String secret = Ids.next("whsec_", SECRET_LENGTH);
        keep(transaction, endpoint, secret);
        return Answer.ok(endpoint.deepCopy().put("secret", secret));
    }

    /** Registers the stack's own, in the place of one with another address or secret from before. */
    public static ObjectNode configure(Transaction transaction, String url, String secret) {
        return configure(transaction, CONFIGURED, url, secret, USUAL_EVENTS);
    }

    /** The same for thin events, which Stripe sends to endpoints of their own. */
    public static ObjectNode configureThin(Transaction transaction, String url, String secret) {
        return configure(transaction, CONFIGURED + "_thin", url, secret, THIN_EVENTS);
    }

    private static ObjectNode configure(
            Transaction transaction, String id, String url, String secret, List<String> wanted) {
        ObjectNode endpoint = fresh(transaction, id).put("url", URI.create(url).toString());
        ArrayNode events = endpoint.putArray("enabled_events");
        wanted.forEach(events::add);
        keep(transaction, endpoint, secret);
        return endpoint;
    }

    private static ObjectNode fresh(Transaction transaction, String id) {
        return transaction
                .make(Deliveries.ENDPOINT, id)
                .put("status", "enabled")
                .put("api_version", Specification.API_VERSION);
    }

    private static void keep(Transaction transaction, ObjectNode endpoint, String secret) {
        transaction.put(transaction.complete(endpoint));
        transaction
                .change()
                .put(
                        Deliveries.SECRET,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", endpoint.get("id").asText())
                                .put("secret", secret));
    }
}
