package io.tutorflow.sandbox.stripe.schema;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, whatever the account holds.
 *
 * @param param the parameter as the caller spells it, such as {@code line_items[0][price]}
 * @param code Stripe's word for it, if it has one
 */
public record Complaint(@Nullable String param, @Nullable String code, String message) {

    public static Complaint of(String param, String message) {
        return new Complaint(param, null, message);
    }

    public static Complaint missing(String param) {
        return new Complaint(param, "parameter_missing", "Missing required param: " + param + ".");
    }

    static Complaint unknown(String param) {
        return new Complaint(param, "parameter_unknown", "Received unknown parameter: " + param);
    }
}
