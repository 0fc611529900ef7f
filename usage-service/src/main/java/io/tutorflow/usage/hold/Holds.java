package io.tutorflow.usage.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRequest;

/** The ledger's holds. */
public interface Holds {

    /** Fails with {@link io.tutorflow.http.ApiProblem} 503 if the ledger does not answer. */
    Uni<HoldAnswer> place(HoldRequest request);
}
