package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Presence;
import io.tutorflow.sandbox.stripe.customer.Customers;
import io.tutorflow.sandbox.stripe.page.CardEntry;
import io.tutorflow.sandbox.stripe.payment.Charging;
import io.tutorflow.sandbox.stripe.payment.PaymentIntents;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import io.tutorflow.sandbox.stripe.payment.SetupIntents;
import java.util.Optional;

/** What becomes of a session when somebody sends the page's form: at most one payment, however often it is sent. */
final class Paying {

    private final Transaction transaction;
    private final ObjectNode session;

    private Paying(Transaction transaction, ObjectNode session) {
        this.transaction = transaction;
        this.session = session;
    }

    static Step submit(Transaction transaction, ObjectNode session, CardEntry entry) {
        return ended(session).orElseGet(() -> new Paying(transaction, session).submit(entry));
    }

    /** @param passed whether the holder has proved to be one */
    static Step answer(Transaction transaction, ObjectNode session, boolean passed) {
        return ended(session).orElseGet(() -> new Paying(transaction, session).answer(passed));
    }

    /** Where somebody is who comes to the page of a session that can no longer be paid. */
    static Optional<Step> ended(ObjectNode session) {
        return switch (session.get("status").asText()) {
            case "complete" -> Optional.of(new Step.Complete(session));
            case "expired" -> Optional.of(new Step.Expired(session));
            default -> Optional.empty();
        };
    }

    private Step submit(CardEntry entry) {
        ObjectNode method = PaymentMethods.make(
                transaction,
                entry.card(),
                entry.expires().getMonthValue(),
                entry.expires().getYear());
        method.withObject("/billing_details").put("email", entry.email()).put("name", entry.name());
        transaction.put(method);
        meet(entry);
        return isSetup() ? setUp(method, Presence.HERE) : pay(method, Presence.HERE);
    }

    /** Who they are, for the seller; as a customer only if it is asked for, or a card is to be kept. */
    private void meet(CardEntry entry) {
        session.putObject("customer_details")
                .put("email", entry.email())
                .put("name", entry.name())
                .put("tax_exempt", "none");
        boolean kept = OpenSession.of(transaction, id())
                .at("/intent_data/setup_future_usage")
                .isTextual();
        boolean wanted = session.path("customer_creation").asText().equals("always");
        if (hasMadeTheCustomer(session)) {
            Customers.correct(transaction, session.get("customer").asText(), entry.email(), entry.name());
        } else if (!session.path("customer").isTextual() && !isSetup() && (kept || wanted)) {
            session.set(
                    "customer",
                    Customers.make(transaction, entry.email(), entry.name()).get("id"));
        }
        transaction.put(transaction.complete(session));
    }

    /** The seller named none, and there is one. */
    static boolean hasMadeTheCustomer(ObjectNode session) {
        return session.path("customer").isTextual()
                && session.path("customer_creation").isTextual();
    }

    private Step answer(boolean passed) {
        String asked = OpenSession.of(transaction, id()).path("asked").asText();
        Optional<ObjectNode> method = transaction.find(PaymentMethods.KIND, asked);
        if (method.isEmpty()) {
            return new Step.Declined("Enter your card again.");
        }
        if (passed) {
            return isSetup() ? setUp(method.get(), Presence.AUTHENTICATED) : pay(method.get(), Presence.AUTHENTICATED);
        }
        transaction
                .find(PaymentIntents.KIND, session.path("payment_intent").asText())
                .ifPresent(intent -> Charging.abandon(transaction, intent));
        return new Step.Declined("We are unable to authenticate your payment method. Please choose a different payment"
                + " method and try again.");
    }

    private Step pay(ObjectNode method, Presence presence) {
        ObjectNode intent = transaction
                .find(PaymentIntents.KIND, session.path("payment_intent").asText())
                .orElseGet(this::intent);
        return switch (Charging.confirm(transaction, intent, method, presence)) {
            case Charging.Result.Paid paid -> complete("paid");
            case Charging.Result.NotPaid declined -> declined(declined.error());
            case Charging.Result.Asked asked -> challenged(method);
            case Charging.Result.Processing processing -> complete("unpaid");
        };
    }

    private ObjectNode intent() {
        ObjectNode intent = PaymentIntents.make(
                transaction,
                session.get("amount_total").asLong(),
                session.get("currency").asText());
        ObjectNode wanted = OpenSession.of(transaction, id()).withObject("/intent_data");
        intent.setAll(wanted);
        intent.set("customer", session.get("customer"));
        transaction.put(transaction.complete(intent));
        transaction.announce("payment_intent.created", intent);
        session.set("payment_intent", intent.get("id"));
        transaction.put(session);
        return intent;
    }

    private Step setUp(ObjectNode method, Presence presence) {
        ObjectNode intent = transaction.demand(
                SetupIntents.KIND, session.get("setup_intent").asText());
        if (SetupIntents.asks(transaction, method, presence)) {
            return challenged(method);
        }
        return SetupIntents.confirm(transaction, intent, method)
                .map(this::declined)
                .orElseGet(() -> complete("no_payment_required"));
    }

    private Step challenged(ObjectNode method) {
        OpenSession.ask(transaction, id(), method);
        return new Step.Challenged();
    }

    private Step declined(StripeError error) {
        return new Step.Declined(error.error().get("message").asText());
    }

    private Step complete(String paymentStatus) {
        session.put("status", "complete").put("payment_status", paymentStatus).putNull("url");
        transaction.put(session);
        OpenSession.close(transaction, id());
        transaction.announce("checkout.session.completed", session);
        return new Step.Complete(session);
    }

    private boolean isSetup() {
        return session.get("mode").asText().equals("setup");
    }

    private String id() {
        return session.get("id").asText();
    }
}
