package io.tutorflow.sandbox.stripe.dispute;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Opens and closes disputes: the money is gone at once, and comes back if the dispute is won. */
public final class Disputes {

    private static final String KIND = "dispute";
    private static final String OPEN = "needs_response";
    private static final long FEE_CENTS = 1_500;
    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(9);

    private Disputes() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/disputes",
                new Listing(KIND, "/v1/disputes", Set.of("charge", "payment_intent")),
                "GET /v1/disputes/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    /** @param amount in cents, at most what was charged */
    public static ObjectNode open(Transaction transaction, String chargeId, long amount, String reason) {
        ObjectNode charge = transaction.demand("charge", chargeId, "charge");
        if (!charge.path("paid").asBoolean() || charge.path("disputed").asBoolean()) {
            throw new Refused(StripeError.invalid(null, chargeId + " cannot be disputed, or is disputed already"));
        }
        if (amount < 1 || amount > charge.path("amount").asLong()) {
            throw new Refused(StripeError.invalid(null, "amount must be from 1 to what was charged"));
        }
        ObjectNode dispute = transaction.make(KIND, Ids.next("du_"));
        dispute.put("amount", amount)
                .put("currency", charge.get("currency").asText())
                .put("charge", chargeId)
                .put("reason", reason)
                .put("status", OPEN)
                .put("is_charge_refundable", false);
        dispute.set("payment_intent", charge.get("payment_intent"));
        dispute.withObject("/evidence_details").put("due_by", transaction.now() + TIME_FOR_EVIDENCE.toSeconds());
        transaction.put(dispute);
        mark(transaction, charge);
        transaction.announce("charge.dispute.created", dispute);
        return moveFunds(transaction, dispute, -amount, FEE_CENTS, "charge.dispute.funds_withdrawn");
    }

    private static void mark(Transaction transaction, ObjectNode charge) {
        ObjectNode previous = Transaction.replace(charge, "disputed", BooleanNode.TRUE);
        transaction.put(charge);
        transaction.announce("charge.updated", charge, previous);
    }

    /** Ends it for good: won, and the money is back, or lost. */
    public static ObjectNode close(Transaction transaction, String id, boolean won) {
        ObjectNode dispute = transaction.demand(KIND, id);
        if (!dispute.path("status").asText().equals(OPEN)) {
            throw new Refused(StripeError.invalid(null, id + " is closed"));
        }
        ObjectNode previous = Transaction.replace(dispute, "status", TextNode.valueOf(won ? "won" : "lost"));
        transaction.put(dispute);
        transaction.announce("charge.dispute.closed", dispute, previous);
        return won
                ? moveFunds(transaction, dispute, dispute.get("amount").asLong(), 0, "charge.dispute.funds_reinstated")
                : dispute;
    }

    private static ObjectNode moveFunds(
            Transaction transaction, ObjectNode dispute, long amount, long fee, String event) {
        ObjectNode movement = JsonNodeFactory.instance
                .objectNode()
                .put("id", Ids.next("txn_"))
                .put("object", "balance_transaction")
                .put("amount", amount)
                .put("available_on", transaction.now())
                .put("created", transaction.now())
                .put("currency", dispute.get("currency").asText())
                .put("fee", fee)
                .put("net", amount - fee)
                .put("reporting_category", amount < 0 ? "dispute" : "dispute_reversal")
                .put("source", dispute.get("id").asText())
                .put("status", "available")
                .put("type", "adjustment");
        dispute.withArray("balance_transactions").add(transaction.complete(movement));
        transaction.put(dispute);
        transaction.announce(event, dispute);
        return dispute;
    }
}
