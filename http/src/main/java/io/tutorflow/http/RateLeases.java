package io.tutorflow.http;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Where the requests of a workspace are counted for all services and replicas; they come in blocks. */
public interface RateLeases {

    /** Fails if it cannot be asked now. */
    Uni<Lease> lease(Ask ask);

    /**
     * @param wanted requests that could be used now; 0 to give some back only
     * @param unused of those granted before
     */
    record Ask(UUID workspace, int limitPerMinute, int wanted, int unused) {}

    /**
     * @param granted requests, at most those wanted; none if the limit is used up
     * @param microsUntilFull until nothing of the minute's worth is used any more
     */
    record Lease(int granted, long microsUntilFull) {}
}
