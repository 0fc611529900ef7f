package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments, from what somebody means to pay to the money. */
public final class PaymentIntents {

    public static final String KIND = "payment_intent";

    private static final Set<String> OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private PaymentIntents() {}

    public static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>(Charges.handlers());
        handlers.put("POST /v1/payment_intents", PaymentIntents::create);
        handlers.put("GET /v1/payment_intents", new Listing(KIND, "/v1/payment_intents", Set.of("customer")));
        handlers.put(
                "GET /v1/payment_intents/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
        handlers.put("POST /v1/payment_intents/{id}/confirm", PaymentIntents::confirm);
        handlers.put("POST /v1/payment_intents/{id}/cancel", PaymentIntents::cancel);
        return handlers;
    }

    private static Answer create(Transaction transaction, Params params) {
        params.text("customer").ifPresent(id -> transaction.demand("customer", id, "customer"));
        ObjectNode intent = make(
                transaction, params.number("amount", 0), params.text("currency").orElseThrow());
        params.copyTo(
                intent,
                "customer",
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group");
        params.mergeMetadata(intent);
        params.text("payment_method").ifPresent(id -> {
            ObjectNode method = usable(transaction, intent, id);
            intent.put("status", "requires_confirmation")
                    .put("payment_method", method.get("id").asText());
        });
        transaction.put(intent);
        transaction.announce("payment_intent.created", intent);
        return params.is("confirm") ? confirm(transaction, intent, params) : Answer.ok(intent);
    }

    /** A payment that nobody has announced yet. */
    public static ObjectNode make(Transaction transaction, long amount, String currency) {
        String id = Ids.next("pi_");
        ObjectNode intent = transaction.make(KIND, id);
        intent.put("amount", amount)
                .put("currency", currency)
                .put("status", "requires_payment_method")
                .put("capture_method", "automatic_async")
                .put("confirmation_method", "automatic")
                .put("client_secret", Ids.next(id + "_secret_"));
        intent.putArray("payment_method_types").add("card");
        intent.putObject("automatic_payment_methods").put("enabled", true).put("allow_redirects", "always");
        return intent;
    }

    /** A method belongs to the payment's customer, or to nobody. */
    private static ObjectNode usable(Transaction transaction, ObjectNode intent, String id) {
        ObjectNode method = PaymentMethods.demand(transaction, id);
        if (method.path("customer").isTextual() && !method.get("customer").equals(intent.path("customer"))) {
            String owner = method.get("customer").asText();
            throw new Refused(StripeError.invalid(
                            null,
                            "The PaymentMethod " + id + " belongs to the Customer " + owner
                                    + ". Please include the Customer in the `customer` parameter on the PaymentIntent.")
                    .about("payment_method"));
        }
        return method;
    }

    private static Answer confirm(Transaction transaction, Params params) {
        ObjectNode intent = transaction.demand(KIND, params.id());
        if (!OPEN.contains(intent.get("status").asText())) {
            throw new Refused(unexpected(intent, "confirm"));
        }
        params.text("payment_method")
                .map(id -> usable(transaction, intent, id))
                .ifPresent(
                        method -> intent.put("payment_method", method.get("id").asText()));
        return confirm(transaction, intent, params);
    }

    private static Answer confirm(Transaction transaction, ObjectNode intent, Params params) {
        if (!intent.path("payment_method").isTextual()) {
            throw new Refused(StripeError.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update"
                            + " the PaymentIntent with a payment method and then confirm it again, or confirm it again"
                            + " directly with a payment method or ConfirmationToken."));
        }
        boolean away = params.has("off_session")
                && !params.text("off_session").orElseThrow().equals("false");
        ObjectNode method = transaction.demand(
                PaymentMethods.KIND, intent.get("payment_method").asText(), "payment_method");
        if (away && !method.path("customer").isTextual()) {
            throw new Refused(StripeError.invalid(
                            null, "The PaymentMethod must be attached to the customer to be used off session.")
                    .about("payment_method"));
        }
        boolean mayAsk = !away && !params.is("error_on_requires_action");
        return answer(Charging.confirm(transaction, intent, method, mayAsk ? Presence.HERE : Presence.AWAY));
    }

    private static Answer answer(Charging.Result result) {
        return switch (result) {
            case Charging.Result.Paid paid -> Answer.ok(paid.intent());
            case Charging.Result.Asked asked -> Answer.ok(asked.intent());
            case Charging.Result.Processing processing -> Answer.ok(processing.intent());
            case Charging.Result.NotPaid declined -> Answer.of(declined.error());
        };
    }

    private static Answer cancel(Transaction transaction, Params params) {
        ObjectNode intent = transaction.demand(KIND, params.id());
        if (!OPEN.contains(intent.get("status").asText())) {
            throw new Refused(unexpected(intent, "cancel"));
        }
        return Answer.ok(
                cancel(transaction, intent, params.text("cancellation_reason").orElse(null)));
    }

    private static ObjectNode cancel(Transaction transaction, ObjectNode intent, @Nullable String reason) {
        intent.put("status", "canceled")
                .put("canceled_at", transaction.now())
                .put("cancellation_reason", reason)
                .putNull("next_action");
        transaction.put(intent);
        transaction.announce("payment_intent.canceled", intent);
        return intent;
    }

    /** Cancels it, if there is one that could still be paid. */
    public static void abandon(Transaction transaction, String id) {
        abandon(transaction, id, "abandoned");
    }

    public static void abandon(Transaction transaction, String id, String reason) {
        transaction
                .find(KIND, id)
                .filter(intent -> OPEN.contains(intent.get("status").asText()))
                .ifPresent(intent -> cancel(transaction, intent, reason));
    }

    private static StripeError unexpected(ObjectNode intent, String verb) {
        return StripeError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot " + verb + " this PaymentIntent because it has a status of "
                                + intent.get("status").asText() + ".")
                .with("payment_intent", intent);
    }
}
