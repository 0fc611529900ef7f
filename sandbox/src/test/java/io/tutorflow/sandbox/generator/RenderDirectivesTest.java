package io.tutorflow.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.generator.RenderDirectives.Manner;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RenderDirectivesTest {

    @Test
    void withoutAnyTheRenderIsReportedOnce() {
        assertThat(RenderDirectives.in("A video"))
                .isEqualTo(new RenderDirectives(OptionalInt.empty(), Manner.ONCE, false));
    }

    @Test
    void theLengthCanBeSaid() {
        assertThat(RenderDirectives.in("A video [render 90s]").seconds()).hasValue(90);
    }

    @Test
    void theMannerCanBeSaid() {
        assertThat(RenderDirectives.in("[render-fail]").manner()).isEqualTo(Manner.FAILED);
        assertThat(RenderDirectives.in("[render-twice]").manner()).isEqualTo(Manner.TWICE);
        assertThat(RenderDirectives.in("[render 90s] [render-late]").manner()).isEqualTo(Manner.LATE);
        assertThat(RenderDirectives.in("[render-remotion] [render-twice]"))
                .isEqualTo(new RenderDirectives(OptionalInt.empty(), Manner.TWICE, true));
        assertThat(RenderDirectives.in("[render-never]").manner()).isEqualTo(Manner.NEVER);
    }
}
