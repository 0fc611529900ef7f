package io.tutorflow.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.DueParts.Line;
import org.junit.jupiter.api.Test;

class DuePartsTest {

    private final DueParts parts = new DueParts();

    @Test
    void areTheSumsOfTheirLines() {
        parts.add(new Line("usage", "2026-05-01", "course.default", 900, 400));
        parts.add(new Line("usage", "2026-06-01", "course.default", 900, 0));
        parts.add(new Line("usage", "2026-06-01", "test.default", 70, 0));
        parts.add(new Line("discount", null, null, -100, 0));
        parts.add(new Line("true_up", "2026-06-01", null, 5_000, 0));
        parts.add(new Line("reversed_top_up", null, null, 30, 0));
        parts.add(new Line("rounding", null, null, 4, 0));
        parts.add(new Line("tax", null, null, 10_000, 0));

        assertThat(parts.byName())
                .containsOnly(
                        entry("course.default", 400L),
                        entry("test.default", 0L),
                        entry("true_up", 5_000L),
                        entry("reversed_top_up", 30L));
    }

    @Test
    void whatWasChargedTooMuchIsTakenOffTheLateUsageOfItsMonth() {
        parts.add(new Line("usage", "2026-05-01", "course.default", 900, 400));
        parts.add(new Line("usage", "2026-05-01", "test.default", 900, 300));
        parts.add(new Line("usage", "2026-06-01", "test.default", 900, 200));
        parts.add(new Line("true_up_lowered", "2026-05-01", null, -500, 0));

        assertThat(parts.byName()).containsOnly(entry("course.default", 0L), entry("test.default", 400L));
    }
}
