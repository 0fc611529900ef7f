package io.tutorflow.sandbox.stripe.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tax ids of customers. Nobody verifies them here. */
public final class TaxIds {

    private static final String KIND = "tax_id";

    /** Stripe's own limit. */
    private static final int MOST = 5;

    private TaxIds() {}

    static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/customers/{id}/tax_ids",
                TaxIds::create,
                "GET /v1/customers/{id}/tax_ids",
                TaxIds::list,
                "GET /v1/tax_ids/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())),
                "DELETE /v1/tax_ids/{id}",
                TaxIds::delete);
    }

    private static Answer list(Transaction transaction, Params params) {
        transaction.demand(Customers.KIND, params.id());
        ObjectNode said = params.said().deepCopy();
        return new Listing(KIND, "/v1/customers/" + params.id() + "/tax_ids", Set.of("customer"))
                .handle(transaction, new Params("", said.put("customer", params.id())));
    }

    private static Answer create(Transaction transaction, Params params) {
        transaction.demand(Customers.KIND, params.id());
        if (shownBy(transaction, params.id()).size() >= MOST) {
            throw new Refused(StripeError.invalid(null, "A customer has at most " + MOST + " tax ids."));
        }
        return Answer.ok(make(transaction, params.id(), params.said()));
    }

    /** @param said its type and its value */
    static ObjectNode make(Transaction transaction, String customer, JsonNode said) {
        String type = said.get("type").asText();
        ObjectNode taxId = transaction.make(KIND, Ids.next("txi_"));
        taxId.remove("metadata");
        taxId.put("country", type.substring(0, 2).toUpperCase(Locale.ROOT))
                .put("customer", customer)
                .put("type", type)
                .put("value", said.get("value").asText());
        taxId.putObject("owner").put("customer", customer).put("type", "customer");
        taxId.putObject("verification").put("status", "unavailable");
        transaction.put(transaction.complete(taxId));
        transaction.announce("customer.tax_id.created", taxId);
        return taxId;
    }

    private static Answer delete(Transaction transaction, Params params) {
        ObjectNode taxId = transaction.demand(KIND, params.id());
        transaction.change().delete(KIND, params.id());
        transaction.announce("customer.tax_id.deleted", taxId);
        return Answer.ok(
                taxId.objectNode().put("id", params.id()).put("object", KIND).put("deleted", true));
    }

    /** As an invoice to this customer shows them. */
    public static ArrayNode shownBy(Transaction transaction, String customer) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        transaction
                .change()
                .oldestFirst(KIND)
                .filter(taxId -> taxId.path("customer").asText().equals(customer))
                .forEach(taxId -> shown.addObject()
                        .put("type", taxId.get("type").asText())
                        .put("value", taxId.get("value").asText()));
        return shown;
    }
}
