package io.tutorflow.billing.meter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of reporting a record. */
sealed interface Report {

    UUID id();

    /** What is wrong, if something is. */
    @Nullable
    String error();

    /** Stripe has it. */
    record Reported(UUID id) implements Report {

        @Override
        public @Nullable String error() {
            return null;
        }
    }

    /** Stripe refuses it, and not what comes after it: it is left to a person. */
    record Failed(UUID id, String error) implements Report {}

    /** Nobody knows whether Stripe has it: it is sent again under the same identifier. */
    record Unknown(UUID id, String error) implements Report {}

    /** Stripe has not got it by this: it is as if it had not been sent. */
    record Unsent(UUID id, @Nullable String error) implements Report {}

    /** Stripe refuses whatever is of its account and meter: it is as if it had not been sent. */
    record AllRefused(UUID id, String error) implements Report {}
}
