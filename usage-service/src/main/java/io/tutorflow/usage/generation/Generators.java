package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;

/** Those who do the work. */
public interface Generators {

    /** Never fails: any error becomes a {@link Generation.Failed}. */
    Uni<Generation> generate(GenerationOrder order);
}
