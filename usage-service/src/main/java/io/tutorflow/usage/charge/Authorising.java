package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.RecordId;

/** Asks whoever holds the payer's money to set something aside, before anything is recorded. */
@FunctionalInterface
public interface Authorising {
    /** Whatever the answer is but {@link Authorisation.Granted}, nothing stays set aside for this attempt. */
    Uni<Authorisation> authorise(Charge charge, RecordId id);
}
