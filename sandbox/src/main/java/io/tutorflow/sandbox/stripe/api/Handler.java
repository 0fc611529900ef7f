package io.tutorflow.sandbox.stripe.api;

/** Does one operation. */
@FunctionalInterface
public interface Handler {

    Answer handle(Transaction transaction, Params params);
}
