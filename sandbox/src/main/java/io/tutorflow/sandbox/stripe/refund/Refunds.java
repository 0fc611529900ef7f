package io.tutorflow.sandbox.stripe.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.TestCard.Aftermath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives money back: at once, or after the bank has thought about it. */
public final class Refunds {

    static final String KIND = "refund";

    private static final List<String> FROM_CHARGE = List.of("currency", "payment_intent", "customer", "payment_method");

    private final AtomicBoolean pending = new AtomicBoolean();

    /** From now on refunds wait until {@link RefundOutcomes} are told what becomes of them. */
    public void keepPending(boolean wanted) {
        pending.set(wanted);
    }

    public boolean keepsPending() {
        return pending.get();
    }

    public Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/refunds",
                this::create,
                "GET /v1/refunds",
                new Listing(KIND, "/v1/refunds", Set.of("charge", "payment_intent")),
                "GET /v1/refunds/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    private Answer create(Transaction transaction, Params params) {
        ObjectNode charge = charge(transaction, params);
        long left =
                charge.get("amount").asLong() - charge.get("amount_refunded").asLong();
        long amount = params.number("amount", left);
        demandRefundable(charge, amount, left);
        Aftermath aftermath = Cards.of(
                        transaction.change(), charge.get("payment_method").asText())
                .aftermath();
        boolean waits = pending.get() || aftermath == Aftermath.REFUNDS_PEND;
        ObjectNode refund = refund(transaction, charge, amount).put("status", waits ? "pending" : "succeeded");
        params.copyTo(refund, "reason");
        params.mergeMetadata(refund);
        transaction.put(refund);
        transaction.announce("refund.created", refund);
        book(transaction, charge, amount);
        transaction.announce("charge.refunded", charge);
        if (!pending.get()) {
            RefundOutcomes.plan(transaction, refund, aftermath);
        }
        return Answer.ok(refund);
    }

    private static ObjectNode refund(Transaction transaction, ObjectNode charge, long amount) {
        ObjectNode refund = transaction
                .make(KIND, Ids.next("re_"))
                .put("amount", amount)
                .put("charge", charge.get("id").asText());
        for (String field : FROM_CHARGE) {
            refund.set(field, charge.get(field));
        }
        return refund;
    }

    private static ObjectNode charge(Transaction transaction, Params params) {
        return params.text("charge")
                .map(id -> transaction.demand("charge", id, "charge"))
                .orElseGet(() -> {
                    String id = params.text("payment_intent").orElseThrow();
                    ObjectNode intent = transaction.demand("payment_intent", id, "payment_intent");
                    if (!intent.path("status").asText().equals("succeeded")) {
                        throw new Refused(StripeError.invalid(
                                        null,
                                        "This PaymentIntent (" + id + ") does not have a successful charge to refund.")
                                .about("payment_intent"));
                    }
                    return transaction.demand(
                            "charge", intent.get("latest_charge").asText(), "charge");
                });
    }

    private static void demandRefundable(ObjectNode charge, long amount, long left) {
        String id = charge.get("id").asText();
        if (!charge.path("paid").asBoolean()) {
            throw new Refused(
                    StripeError.invalid(null, "Charge " + id + " was not successful and cannot be refunded."));
        }
        if (charge.path("disputed").asBoolean()) {
            throw new Refused(StripeError.invalid(
                    "charge_disputed", "Charge " + id + " has been charged back; cannot issue a refund."));
        }
        if (left == 0) {
            throw new Refused(
                    StripeError.invalid("charge_already_refunded", "Charge " + id + " has already been refunded."));
        }
        if (amount > left) {
            throw new Refused(StripeError.invalid(
                            null,
                            "Refund amount (" + dollars(amount) + ") is greater than unrefunded amount on charge ("
                                    + dollars(left) + ")")
                    .about("amount"));
        }
    }

    private static String dollars(long cents) {
        return "$%d.%02d".formatted(cents / 100, cents % 100);
    }

    /** What the charge knows of its refunds; a negative amount came back. */
    static void book(Transaction transaction, ObjectNode charge, long amount) {
        long refunded = charge.get("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", refunded)
                .put("refunded", refunded == charge.get("amount").asLong());
        transaction.put(charge);
    }
}
