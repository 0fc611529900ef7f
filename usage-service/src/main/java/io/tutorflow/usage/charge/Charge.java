package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.record.Acceptance;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to become a record: who pays for what, at which price.
 *
 * @param keyId the API key that asks, which the ledger judges once more; none if a person or an edit token does
 */
public record Charge(Payer payer, @Nullable UUID keyId, Submission submission, Quote quote, Instant at, RecordIds ids) {

    /** What was granted may be another source, or less than was asked for. */
    public Charge granted(Payer granted, Quote worth) {
        return new Charge(granted, keyId, submission, worth, at, ids);
    }

    Recorded recordUnder(RecordId id) {
        return new Recorded(new Acceptance(id, payer, submission, quote, at));
    }
}
