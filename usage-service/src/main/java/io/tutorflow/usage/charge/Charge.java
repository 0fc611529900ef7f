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
 * A request on its way to becoming a record: who pays for what, at which price.
 *
 * @param keyId the API key, which the ledger checks again; null if a person or an edit token asks
 */
public record Charge(Payer payer, @Nullable UUID keyId, Submission submission, Quote quote, Instant at, RecordIds ids) {

    /** The source and the amount granted may differ from those requested. */
    public Charge granted(Payer granted, Quote worth) {
        return new Charge(granted, keyId, submission, worth, at, ids);
    }

    Recorded recordUnder(RecordId id) {
        return new Recorded(new Acceptance(id, payer, submission, quote, at));
    }
}
