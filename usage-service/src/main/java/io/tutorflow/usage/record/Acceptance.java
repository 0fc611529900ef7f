package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;

/** Work accepted at a price; it never changes. */
public record Acceptance(RecordId id, Payer payer, Submission submission, Quote quote, Instant recordedAt) {

    PriceSnapshot estimate() {
        return quote.snapshot();
    }

    /** The amount held in the payer's wallet. */
    public Money held() {
        return payer.source().charged(quote.amount());
    }

    /** The most that may be billed; the held amount unless set otherwise. */
    Money limit() {
        return quote.limit() == null ? quote.amount() : quote.limit();
    }
}
