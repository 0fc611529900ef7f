package io.tutorflow.sandbox.stripe.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.util.Map;

/** Things that can be bought. */
public final class Products {

    static final String KIND = "product";

    private static final String[] FIELDS = {
        "name", "active", "description", "images", "shippable", "statement_descriptor", "tax_code", "unit_label", "url"
    };

    private Products() {}

    public static Map<String, Handler> handlers() {
        return Map.of(
                "POST /v1/products",
                Products::create,
                "GET /v1/products/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    private static Answer create(Transaction transaction, Params params) {
        String id = params.text("id").orElseGet(() -> Ids.next("prod_"));
        if (transaction.find(KIND, id).isPresent()) {
            throw new Refused(StripeError.invalid("resource_already_exists", "Product already exists."));
        }
        ObjectNode product = fresh(transaction, id);
        params.copyTo(product, FIELDS);
        params.mergeMetadata(product);
        return Answer.ok(keep(transaction, product));
    }

    /** What it is called. */
    public static String name(Transaction transaction, String id) {
        return transaction
                .find(KIND, id)
                .map(product -> product.get("name").asText())
                .orElse(id);
    }

    /** One that was described in passing. */
    static ObjectNode named(Transaction transaction, String name) {
        return keep(transaction, fresh(transaction, Ids.next("prod_")).put("name", name));
    }

    private static ObjectNode fresh(Transaction transaction, String id) {
        return transaction
                .make(KIND, id)
                .put("active", true)
                .put("type", "service")
                .put("updated", transaction.now());
    }

    private static ObjectNode keep(Transaction transaction, ObjectNode product) {
        transaction.put(transaction.complete(product));
        transaction.announce("product.created", product);
        return product;
    }
}
