package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that was accepted at a price; it does not change any more. */
public record Acceptance(RecordId id, Payer payer, Submission submission, Quote quote, Instant recordedAt) {

    /** The most that may be billed, where that can be more than what is held. */
    @Nullable
    Money limit() {
        return submission.category() == Category.VIDEO_RENDER
                ? Money.ofUsd(quote.snapshot().unitPrice()).times(Category.MOST_MINUTES)
                : null;
    }

    PriceSnapshot estimate() {
        return quote.snapshot();
    }
}
