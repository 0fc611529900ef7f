package io.tutorflow.internal.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a usage record is on its way to Stripe's meters. */
@Schema(
        name = "MeterStatus",
        description =
                "PENDING: it is to be reported to Stripe; REPORTED: Stripe has it; FAILED: Stripe does not have it, as far as is"
                        + " known")
public enum MeterStatus {
    PENDING,
    REPORTED,
    FAILED
}
