package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.Decline;
import io.tutorflow.sandbox.stripe.card.Presence;
import io.tutorflow.sandbox.stripe.card.TestCard;
import io.tutorflow.sandbox.stripe.card.Verdict;
import io.tutorflow.sandbox.stripe.dispute.Disputes;
import java.util.Optional;

/** Confirms a payment intent with a card: takes the money, is declined, or asks for the holder. */
public final class Charging {

    /** What came of it; the intent is as it is afterwards. */
    public sealed interface Result {

        record Paid(ObjectNode intent) implements Result {}

        record NotPaid(ObjectNode intent, StripeError error) implements Result {}

        record Asked(ObjectNode intent) implements Result {}

        /** The bank will say later. */
        record Processing(ObjectNode intent) implements Result {}
    }

    private final Transaction transaction;
    private final ObjectNode intent;
    private final ObjectNode method;

    Charging(Transaction transaction, ObjectNode intent, ObjectNode method) {
        this.transaction = transaction;
        this.intent = intent;
        this.method = method;
    }

    public static Result confirm(Transaction transaction, ObjectNode intent, ObjectNode method, Presence presence) {
        String id = method.get("id").asText();
        TestCard card = Cards.of(transaction.change(), id);
        Charging charging = new Charging(transaction, intent, method);
        return switch (card.judge(presence, Cards.isSetUp(transaction.change(), id))) {
            case Verdict.Pays pays -> Settlement.comesLater(transaction) ? charging.begin() : charging.succeed(card);
            case Verdict.Declined declined -> charging.fail(declined.reason());
            case Verdict.Asks asks -> charging.ask();
        };
    }

    Result succeed(TestCard card) {
        if (intent.path("setup_future_usage").isTextual()
                && intent.path("customer").isTextual()) {
            Cards.keep(transaction.change(), method.get("id").asText(), card, true);
            PaymentMethods.attach(transaction, method, intent.get("customer").asText());
        }
        ObjectNode charge = Charges.make(transaction, intent, method, Optional.empty());
        intent.put("status", "succeeded")
                .put("amount_received", intent.get("amount").asLong())
                .put("latest_charge", charge.get("id").asText())
                .put("payment_method", method.get("id").asText())
                .putNull("last_payment_error")
                .putNull("next_action");
        transaction.put(intent);
        transaction.announce("payment_intent.succeeded", intent);
        if (card.aftermath() == TestCard.Aftermath.DISPUTED) {
            Disputes.open(
                    transaction, charge.get("id").asText(), charge.get("amount").asLong(), "fraudulent");
        }
        return new Result.Paid(intent);
    }

    Result fail(Decline reason) {
        ObjectNode charge = Charges.make(transaction, intent, method, Optional.of(reason));
        return fail(
                Declined.error(reason).with("charge", charge.get("id")),
                charge.get("id").asText());
    }

    private Result fail(StripeError error, String charge) {
        StripeError full = error.with("payment_method", method);
        intent.put("status", "requires_payment_method")
                .put("latest_charge", charge)
                .putNull("payment_method")
                .putNull("next_action")
                .set("last_payment_error", full.error());
        transaction.put(intent);
        transaction.announce("payment_intent.payment_failed", intent);
        return new Result.NotPaid(intent, full.with("payment_intent", intent.deepCopy()));
    }

    private Result begin() {
        intent.put("status", "processing")
                .put("payment_method", method.get("id").asText())
                .putNull("last_payment_error")
                .putNull("next_action");
        transaction.put(intent);
        transaction.announce("payment_intent.processing", intent);
        return new Result.Processing(intent);
    }

    private Result ask() {
        intent.put("status", "requires_action")
                .put("payment_method", method.get("id").asText())
                .putObject("next_action")
                .put("type", "use_stripe_sdk")
                .putObject("use_stripe_sdk")
                .put("type", "three_d_secure_redirect");
        transaction.put(intent);
        transaction.announce("payment_intent.requires_action", intent);
        return new Result.Asked(intent);
    }

    /** The holder could not, or would not, prove to be one. */
    public static ObjectNode abandon(Transaction transaction, ObjectNode intent) {
        StripeError error = StripeError.invalid(
                "payment_intent_authentication_failure",
                "We are unable to authenticate your payment method. Please choose a different payment method and try"
                        + " again.");
        transaction
                .find(PaymentMethods.KIND, intent.path("payment_method").asText())
                .map(method -> error.with("payment_method", method))
                .ifPresent(full -> intent.set("last_payment_error", full.error()));
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action");
        transaction.put(intent);
        transaction.announce("payment_intent.payment_failed", intent);
        return intent;
    }
}
