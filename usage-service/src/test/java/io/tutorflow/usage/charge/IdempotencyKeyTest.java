package io.tutorflow.usage.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.http.ApiProblem;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void isTakenFromHeaderOrBody() {
        assertThat(IdempotencyKey.of("k", null)).isEqualTo("k");
        assertThat(IdempotencyKey.of(null, "k")).isEqualTo("k");
        assertThat(IdempotencyKey.of("k", "k")).isEqualTo("k");
        assertThat(IdempotencyKey.of(null, null)).isNull();
    }

    @Test
    void twoThatDifferAreRefused() {
        assertThatThrownBy(() -> IdempotencyKey.of("a", "b")).isInstanceOf(ApiProblem.class);
    }

    @Test
    void anEmptyOrAnEndlessOneIsRefused() {
        assertThatThrownBy(() -> IdempotencyKey.of(" ", null)).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> IdempotencyKey.of("k".repeat(256), null)).isInstanceOf(ApiProblem.class);
    }
}
