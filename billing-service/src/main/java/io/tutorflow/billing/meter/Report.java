package io.tutorflow.billing.meter;

import java.util.UUID;

/** What came of reporting a record. */
sealed interface Report {

    UUID id();

    /** Stripe has it. */
    record Reported(UUID id) implements Report {}

    /** Stripe refuses it. */
    record Failed(UUID id, String error) implements Report {}

    /** Nobody knows whether Stripe has it: it is sent again under the same identifier. */
    record Unknown(UUID id, String error) implements Report {}

    /** It was not sent after all. */
    record Unsent(UUID id) implements Report {}
}
