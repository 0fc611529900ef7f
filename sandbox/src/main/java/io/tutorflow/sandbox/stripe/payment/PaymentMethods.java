package io.tutorflow.sandbox.stripe.payment;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Cards;
import io.tutorflow.sandbox.stripe.card.TestCard;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cards as customers have them. */
public final class PaymentMethods {

    public static final String KIND = "payment_method";

    private static final int EXPIRY_MONTH = 12;
    private static final int EXPIRY_YEAR = 2034;

    private PaymentMethods() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/payment_methods",
                new Listing(KIND, "/v1/payment_methods", Set.of("customer", "type", "allow_redisplay")),
                "GET /v1/payment_methods/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())),
                "POST /v1/payment_methods/{id}/attach",
                PaymentMethods::attach,
                "POST /v1/payment_methods/{id}/detach",
                PaymentMethods::detach);
    }

    /** A card that somebody has typed in, or that a test id stands for; nobody's yet. */
    public static ObjectNode make(Transaction transaction, TestCard card) {
        return make(transaction, card, EXPIRY_MONTH, EXPIRY_YEAR);
    }

    public static ObjectNode make(Transaction transaction, TestCard card, int month, int year) {
        ObjectNode method = transaction.make(KIND, Ids.next("pm_"));
        method.put("type", "card").put("allow_redisplay", "unspecified");
        method.putObject("card")
                .put("brand", card.brand())
                .put("display_brand", card.brand())
                .put("country", "US")
                .put("exp_month", month)
                .put("exp_year", year)
                .put("fingerprint", "fp" + Integer.toHexString(card.number().hashCode()))
                .put("funding", "credit")
                .put("last4", card.last4());
        transaction.put(transaction.complete(method));
        Cards.keep(transaction.change(), method.get("id").asText(), card, false);
        return method;
    }

    /** The one with this id, or a new one if it is a test id. */
    public static ObjectNode demand(Transaction transaction, String id) {
        return TestCard.withTestId(id)
                .map(card -> make(transaction, card))
                .orElseGet(() -> transaction.demand(KIND, id, KIND));
    }

    private static Answer attach(Transaction transaction, Params params) {
        String customer = params.text("customer")
                .orElseThrow(
                        () -> new Refused(StripeError.invalid("parameter_missing", "Missing required param: customer.")
                                .about("customer")));
        transaction.demand("customer", customer, "customer");
        ObjectNode method = TestCard.withTestId(params.id())
                .map(card -> make(transaction, card))
                .orElseGet(() -> transaction.demand(KIND, params.id()));
        Optional<StripeError> declined = Cards.of(
                        transaction.change(), method.get("id").asText())
                .declinesSetUp()
                .map(Declined::error);
        if (declined.isPresent()) {
            return Answer.of(declined.get());
        }
        return Answer.ok(attach(transaction, method, customer));
    }

    /** Saves it with a customer. */
    public static ObjectNode attach(Transaction transaction, ObjectNode method, String customer) {
        String owner = method.path("customer").asText("");
        if (owner.equals(customer)) {
            return method;
        }
        if (method.path("customer").isTextual()) {
            throw new Refused(StripeError.invalid(
                    null, "The payment method you provided has already been attached to a customer."));
        }
        method.put("customer", customer);
        transaction.put(method);
        transaction.announce("payment_method.attached", method);
        return method;
    }

    private static Answer detach(Transaction transaction, Params params) {
        ObjectNode method = transaction.demand(KIND, params.id());
        if (!method.path("customer").isTextual()) {
            throw new Refused(StripeError.invalid(
                    null,
                    "The payment method you provided is not attached to a customer so detachment is impossible."));
        }
        String customer = method.get("customer").asText();
        ObjectNode previous = Transaction.replace(method, "customer", NullNode.getInstance());
        transaction.put(method);
        transaction.announce("payment_method.detached", method, previous);
        forgetDefault(transaction, customer, params.id());
        return Answer.ok(method);
    }

    private static void forgetDefault(Transaction transaction, String customerId, String method) {
        transaction
                .find("customer", customerId)
                .filter(customer ->
                        customer.at("/invoice_settings/default_payment_method").equals(TextNode.valueOf(method)))
                .ifPresent(customer -> {
                    customer.withObject("/invoice_settings").putNull("default_payment_method");
                    transaction.put(customer);
                    transaction.announce("customer.updated", customer);
                });
    }
}
