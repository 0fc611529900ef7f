package io.tutorflow.usage.charge;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** What the ids are made from under which a request may be recorded. */
public sealed interface Naming permits KeyScope, SummaryScope {

    RecordIds ids(Instant now, RandomGenerator random);

    /** What is said if a different request was recorded under the same name. */
    String reused();
}
