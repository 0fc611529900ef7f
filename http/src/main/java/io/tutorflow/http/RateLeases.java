package io.tutorflow.http;

import static java.util.Objects.requireNonNull;

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
    record Ask(UUID workspace, int limitPerMinute, int wanted, int unused) {

        /** More than any workspace may do in a minute. */
        private static final int MOST = 10_000_000;

        public Ask {
            requireNonNull(workspace, "workspace");
            if (limitPerMinute < 1 || limitPerMinute > MOST || isImpossible(wanted) || isImpossible(unused)) {
                throw new IllegalArgumentException(
                        "Not to be asked: " + wanted + ", " + unused + " unused, of " + limitPerMinute);
            }
        }

        private static boolean isImpossible(int requests) {
            return requests < 0 || requests > MOST;
        }
    }

    /**
     * @param granted requests, at most those wanted; none if the limit is used up
     * @param microsUntilFull until nothing of the minute's worth is used any more
     */
    record Lease(int granted, long microsUntilFull) {}
}
