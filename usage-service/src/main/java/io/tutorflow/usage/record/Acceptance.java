package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;

/** Work that was accepted at a price; it does not change any more. */
public record Acceptance(RecordId id, Payer payer, Submission submission, Quote quote, Instant recordedAt) {

    PriceSnapshot estimate() {
        return quote.snapshot();
    }
}
