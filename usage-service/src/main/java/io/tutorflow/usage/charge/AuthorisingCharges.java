package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.RecordId;

/** Asks the keeper of the payer's money for a hold, before anything is recorded. */
@FunctionalInterface
public interface AuthorisingCharges {
    /** Unless the answer is {@link Authorisation.Granted}, nothing stays held for this attempt. */
    Uni<Authorisation> authorise(Charge charge, RecordId id);
}
