package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.schema.Complaint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A no, as Stripe says it.
 *
 * @param error the fields of {@code error}, type and message among them
 */
public record StripeError(int status, ObjectNode error) {

    /** For dollars; what is less cannot be charged. */
    public static final int SMALLEST_CHARGE_CENTS = 50;

    private static final String DOCS = "https://stripe.com/docs/error-codes/";

    public static StripeError of(int status, String type, @Nullable String code, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (code != null) {
            error.put("code", code).put("doc_url", DOCS + code.replace('_', '-'));
        }
        return new StripeError(status, error.put("message", message).put("type", type));
    }

    /** The account's state, or the request itself, does not allow it. */
    public static StripeError invalid(@Nullable String code, String message) {
        return of(400, "invalid_request_error", code, message);
    }

    static StripeError of(Complaint complaint) {
        StripeError error = invalid(complaint.code(), complaint.message());
        return complaint.param() == null ? error : error.about(complaint.param());
    }

    /** What is said to a payment of so many cents, if it is too small or too large. */
    public static Optional<StripeError> tooSmallOrLarge(long cents) {
        return Checks.amount(cents).map(StripeError::of);
    }

    public StripeError about(String param) {
        return with("param", JsonNodeFactory.instance.textNode(param));
    }

    public StripeError with(String field, JsonNode value) {
        ObjectNode more = error.deepCopy();
        more.set(field, value);
        return new StripeError(status, more);
    }

    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }
}
