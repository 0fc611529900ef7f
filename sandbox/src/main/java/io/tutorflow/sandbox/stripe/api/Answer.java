package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an operation answers, a declined card included: it happened, and is remembered. */
public record Answer(int status, ObjectNode body) {

    public static Answer ok(ObjectNode body) {
        return new Answer(200, body);
    }

    public static Answer of(StripeError error) {
        return new Answer(error.status(), error.body());
    }
}
