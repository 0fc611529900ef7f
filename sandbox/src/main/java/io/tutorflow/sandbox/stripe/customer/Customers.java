package io.tutorflow.sandbox.stripe.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Customers, as whoever has the key knows them. */
public final class Customers {

    public static final String KIND = "customer";
    private static final int INVOICE_PREFIX_LENGTH = 8;
    private static final String DEFAULT_METHOD = "default_payment_method";

    private static final String[] FIELDS = {
        "name",
        "email",
        "description",
        "phone",
        "address",
        "shipping",
        "balance",
        "preferred_locales",
        "tax_exempt",
        "business_name",
        "individual_name",
        "invoice_prefix",
        "next_invoice_sequence"
    };

    private Customers() {}

    public static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>(TaxIds.handlers());
        handlers.put("POST /v1/customers", Customers::create);
        handlers.put("GET /v1/customers", new Listing(KIND, "/v1/customers", Set.of("email")));
        handlers.put(
                "GET /v1/customers/{id}", (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
        handlers.put("POST /v1/customers/{id}", Customers::update);
        return handlers;
    }

    /** A customer of whom only the address is known. */
    public static ObjectNode make(Transaction transaction, String email, String name) {
        ObjectNode customer = fresh(transaction);
        customer.put("email", email).put("name", name);
        transaction.put(customer);
        transaction.announce("customer.created", customer);
        return customer;
    }

    /** Another address and name than they had. */
    public static void correct(Transaction transaction, String id, String email, String name) {
        transaction.find(KIND, id).ifPresent(customer -> {
            customer.put("email", email).put("name", name);
            transaction.put(customer);
            transaction.announce("customer.updated", customer);
        });
    }

    private static ObjectNode fresh(Transaction transaction) {
        ObjectNode customer = transaction.make(KIND, Ids.next("cus_"));
        return customer.put("invoice_prefix", Ids.next("", INVOICE_PREFIX_LENGTH))
                .put("next_invoice_sequence", 1)
                .put("tax_exempt", "none")
                .put("delinquent", false);
    }

    private static Answer create(Transaction transaction, Params params) {
        ObjectNode customer = fresh(transaction);
        lay(transaction, customer, params);
        transaction.announce("customer.created", customer);
        params.text("payment_method")
                .ifPresent(method -> PaymentMethods.attach(
                        transaction,
                        PaymentMethods.demand(transaction, method),
                        customer.get("id").asText()));
        setDefault(transaction, customer, params);
        params.node("tax_id_data")
                .forEach(said -> TaxIds.make(transaction, customer.get("id").asText(), said));
        return Answer.ok(customer);
    }

    private static Answer update(Transaction transaction, Params params) {
        ObjectNode customer = transaction.demand(KIND, params.id());
        lay(transaction, customer, params);
        setDefault(transaction, customer, params);
        transaction.announce("customer.updated", customer);
        return Answer.ok(customer);
    }

    private static void lay(Transaction transaction, ObjectNode customer, Params params) {
        params.copyTo(customer, FIELDS);
        params.mergeMetadata(customer);
        transaction.put(transaction.complete(customer));
    }

    private static void setDefault(Transaction transaction, ObjectNode customer, Params params) {
        params.text("invoice_settings/" + DEFAULT_METHOD).ifPresent(id -> {
            ObjectNode method = transaction.demand(PaymentMethods.KIND, id, "invoice_settings[default_payment_method]");
            if (!method.path("customer").equals(customer.get("id"))) {
                throw new Refused(StripeError.invalid(
                                "resource_missing",
                                "The customer does not have a payment method with the ID " + id
                                        + ". The payment method must be attached to the customer.")
                        .about("invoice_settings[default_payment_method]"));
            }
            customer.withObject("/invoice_settings").put(DEFAULT_METHOD, id);
            transaction.put(customer);
        });
    }
}
