package io.tutorflow.bench.scenario;

import io.tutorflow.bench.report.Figures;
import java.util.List;

/**
 * What a scenario came to.
 *
 * @param isRight whether what must be true afterwards is
 */
record Result(Figures figures, boolean isRight) {

    static Result right(Figures figures) {
        return new Result(figures, true);
    }

    static Result of(Figures figures, boolean isRight, String... notes) {
        return new Result(figures.with(List.of(notes)), isRight);
    }
}
