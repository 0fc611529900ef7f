package io.tutorflow.usage.charge;

import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.hold.HoldRequest;
import io.tutorflow.usage.record.Acceptance;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import java.time.Instant;

/** A request on its way to become a record: who asks for what, at which price. */
record Charge(Asker asker, Submission submission, Quote quote, Instant at, RecordIds ids) {

    HoldRequest holdUnder(RecordId id) {
        return new HoldRequest(id.value(), asker.accountId(), asker.keyId(), quote.amount());
    }

    Recorded recordUnder(RecordId id) {
        var payer = new Payer(asker.accountId(), asker.subject());
        return new Recorded(new Acceptance(id, payer, submission, quote, at));
    }
}
