package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;

/** Does one kind of work that is not the generator's. */
public interface Specialist {

    boolean takes(GenerationOrder order);

    /** Never fails: whatever goes wrong is a {@link Generation.Failed}. */
    Uni<Generation> work(GenerationOrder order);
}
