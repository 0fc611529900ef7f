package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.PaymentIntents;
import io.tutorflow.sandbox.stripe.payment.SetupIntents;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Checkout sessions: one page, one payment or one card to be saved. */
public final class Sessions {

    static final String KIND = "checkout.session";

    private static final int ID_LENGTH = 58;
    private static final Duration USUAL_LIFE = Duration.ofHours(24);

    private static final String[] FIELDS = {
        "mode",
        "customer",
        "customer_email",
        "client_reference_id",
        "success_url",
        "cancel_url",
        "currency",
        "expires_at",
        "locale",
        "submit_type",
        "customer_creation",
        "billing_address_collection"
    };

    private Sessions() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/checkout/sessions",
                Sessions::create,
                "GET /v1/checkout/sessions",
                new Listing(
                        KIND, "/v1/checkout/sessions", Set.of("customer", "payment_intent", "status", "subscription")),
                "GET /v1/checkout/sessions/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())),
                "POST /v1/checkout/sessions/{id}/expire",
                Sessions::expire);
    }

    private static Answer create(Transaction transaction, Params params) {
        params.text("customer").ifPresent(id -> transaction.demand("customer", id, "customer"));
        String id = Ids.next("cs_test_", ID_LENGTH);
        ObjectNode session = transaction.make(KIND, id);
        session.put("status", "open")
                .put("ui_mode", "hosted_page")
                .put("customer_creation", params.has("customer") ? null : "if_required")
                .put("expires_at", transaction.now() + USUAL_LIFE.toSeconds())
                .put("url", transaction.publicUrl() + CheckoutSite.PAY + id);
        params.copyTo(session, FIELDS);
        params.mergeMetadata(session);
        session.withArray("payment_method_types").add("card");
        boolean setup = params.text("mode").orElseThrow().equals("setup");
        LineItems items = setup ? noItems(params) : LineItems.of(transaction, params);
        if (setup) {
            openSetup(transaction, session, params);
        } else {
            openPayment(session, items);
        }
        transaction.put(transaction.complete(session));
        OpenSession.keep(transaction, session, items, params.map(setup ? "setup_intent_data" : "payment_intent_data"));
        return Answer.ok(session);
    }

    private static LineItems noItems(Params params) {
        return new LineItems(
                JsonNodeFactory.instance.arrayNode(), params.text("currency").orElseThrow(), 0);
    }

    private static void openPayment(ObjectNode session, LineItems items) {
        StripeError.tooSmallOrLarge(items.total()).ifPresent(error -> {
            throw new Refused(error);
        });
        session.put("payment_status", "unpaid")
                .put("amount_total", items.total())
                .put("amount_subtotal", items.total())
                .put("currency", items.currency())
                .putObject("total_details")
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0);
    }

    private static void openSetup(Transaction transaction, ObjectNode session, Params params) {
        ObjectNode intent = SetupIntents.make(transaction);
        intent.put("customer", params.text("customer").orElse(null))
                .put("description", params.text("setup_intent_data/description").orElse(null))
                .set("metadata", params.map("setup_intent_data/metadata"));
        transaction.put(intent);
        transaction.announce("setup_intent.created", intent);
        session.put("payment_status", "no_payment_required")
                .put("setup_intent", intent.get("id").asText());
    }

    private static Answer expire(Transaction transaction, Params params) {
        ObjectNode session = transaction.demand(KIND, params.id());
        String status = session.get("status").asText();
        if (!status.equals("open")) {
            throw new Refused(StripeError.invalid(
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a"
                            + " status of " + status + "."));
        }
        return Answer.ok(expire(transaction, session));
    }

    private static ObjectNode expire(Transaction transaction, ObjectNode session) {
        String id = session.get("id").asText();
        session.put("status", "expired").putNull("url");
        transaction.put(session);
        OpenSession.close(transaction, id);
        PaymentIntents.abandon(transaction, session.path("payment_intent").asText());
        transaction.announce("checkout.session.expired", session);
        return session;
    }

    /** Those whose time is over; answers how many they were. */
    public static int expireOverdue(Transaction transaction) {
        var overdue = OpenSession.overdue(transaction);
        overdue.forEach(id -> transaction
                .find(KIND, id)
                .ifPresentOrElse(session -> expire(transaction, session), () -> OpenSession.close(transaction, id)));
        return overdue.size();
    }
}
