package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;

/** Work that was accepted at a price; it does not change any more. */
public record Acceptance(RecordId id, Payer payer, Submission submission, Quote quote, Instant recordedAt) {

    PriceSnapshot estimate() {
        return quote.snapshot();
    }

    /** What is set aside for it in the payer's wallet. */
    public Money held() {
        return payer.source().charged(quote.amount());
    }

    /** The most that may be billed; what is held, if nothing else is said. */
    Money limit() {
        return quote.limit() == null ? quote.amount() : quote.limit();
    }
}
