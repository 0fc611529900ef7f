package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    @Test
    void isReadAsItWasWritten() {
        var cursor = new Cursor(NOON, UUID.fromString("01930000-0000-7000-8000-000000000001"));

        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void nothingElseIsOne() {
        assertThatThrownBy(() -> Cursor.of("abc")).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> Cursor.of("")).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> Cursor.of("~".repeat(32))).isInstanceOf(ApiProblem.class);
    }

    @Test
    void thePeriodsEndComesFirstIfItIsEarlier() {
        var end = Cursor.before(NOON.minusSeconds(1));

        assertThat(Cursor.before(NOON).orEarlier(end)).isEqualTo(end);
        assertThat(end.orEarlier(Cursor.before(NOON))).isEqualTo(end);
    }
}
