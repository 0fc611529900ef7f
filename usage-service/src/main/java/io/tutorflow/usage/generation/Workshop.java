package io.tutorflow.usage.generation;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Passes each order to its specialist, or to the generator if there is none. */
@ApplicationScoped
class Workshop implements Generators {

    private final List<Specialist> specialists;
    private final HttpGenerators generators;

    Workshop(@All List<Specialist> specialists, HttpGenerators generators) {
        this.specialists = specialists;
        this.generators = generators;
    }

    @Override
    public Uni<Generation> generate(GenerationOrder order) {
        return specialists.stream()
                .filter(specialist -> specialist.takes(order))
                .findFirst()
                .map(specialist -> specialist.work(order))
                .orElseGet(() -> generators.generate(order));
    }
}
