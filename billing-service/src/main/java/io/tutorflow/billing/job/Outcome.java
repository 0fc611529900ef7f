package io.tutorflow.billing.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. It counts only if the work was not hastened meanwhile: then it is due at once, whatever came. */
public sealed interface Outcome {

    /** There is nothing left to do. */
    record Done() implements Outcome {}

    /**
     * It is looked at again.
     *
     * @param why what is wrong, if something is
     */
    record Again(Duration pause, @Nullable String why) implements Outcome {}

    /** Trying again does not help: it stays, with its reason, until a person has it retried or it is hastened. */
    record Parked(String reason) implements Outcome {}
}
