package io.tutorflow.usage.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.usage.render.Renders.Render;
import io.tutorflow.usage.render.Renders.Turn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RendersTest {

    private static final UUID FIRST = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("01930000-0000-7000-8000-000000000002");

    @Test
    void theFirstComesAfterNone() {
        assertThat(new Renders(List.of()).turnOf(null)).isEqualTo(new Turn.After(null));
    }

    @Test
    void theNextComesAfterTheLast() {
        var renders = new Renders(List.of(new Render(FIRST, null, false), new Render(SECOND, null, false)));

        assertThat(renders.turnOf("new")).isEqualTo(new Turn.After(SECOND));
    }

    @Test
    void whileOneRunsThereIsNoOther() {
        var renders = new Renders(List.of(new Render(FIRST, null, false), new Render(SECOND, "k", true)));

        assertThat(renders.turnOf(null)).isEqualTo(new Turn.Busy(SECOND));
        assertThat(renders.turnOf("other")).isEqualTo(new Turn.Busy(SECOND));
    }

    @Test
    void theSameKeyFindsTheSameRender() {
        var renders = new Renders(List.of(new Render(FIRST, "k", false), new Render(SECOND, "l", true)));

        assertThat(renders.turnOf("k")).isEqualTo(new Turn.After(null));
        assertThat(renders.turnOf("l")).isEqualTo(new Turn.After(FIRST));
    }
}
