package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Who is told of notices of Stripe's about meters. They say nothing but that there is something to ask for. */
public interface MeterNotices {

    /** Once for ever, however often it arrives. */
    Uni<Void> note(MeterNotice notice);

    /** @param eventId by which Stripe is asked */
    record MeterNotice(String eventId, String type, Instant createdAt) {}
}
