package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** A job as the kernel runs it, whatever its kind. */
interface Runner {

    Schedule schedule();

    /** How much was worked on; none of a job whose work is not counted. Fails if nothing can be found out. */
    Uni<Integer> round();

    /** A round that a person asked for. */
    default Uni<Ran> byHand() {
        return round().map(Ran::worked);
    }

    Uni<Backlog> backlog();

    /** What a round would work on now, as far as that is known one by one. */
    Uni<List<UUID>> dueNow(int most);

    Uni<List<ParkedBody>> parked();

    Uni<Boolean> retry(UUID id);
}
