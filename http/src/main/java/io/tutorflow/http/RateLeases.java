package io.tutorflow.http;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Counts a workspace's requests for all services and replicas, and grants them in blocks. */
public interface RateLeases {

    /** Fails if no answer can be had now. */
    Uni<Lease> lease(Ask ask);

    /**
     * @param wanted requests that could be used now; 0 only to give some back
     * @param unused of those granted earlier
     */
    record Ask(UUID workspace, int limitPerMinute, int wanted, int unused) {

        /** More than any workspace may make in a minute. */
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
     * @param granted at most the requests wanted; 0 if the limit is used up
     * @param microsUntilFull until the whole minute's worth is available again
     */
    record Lease(int granted, long microsUntilFull) {}
}
