package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;

/** Does one kind of work instead of the generator. */
public interface Specialist {

    boolean takes(GenerationOrder order);

    /** Never fails: any error becomes a {@link Generation.Failed}. */
    Uni<Generation> work(GenerationOrder order);
}
