package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;

/** Whoever does the work. */
public interface Generators {

    /** Never fails: whatever goes wrong is a {@link Generation.Failed}. */
    Uni<Generation> generate(GenerationOrder order);
}
