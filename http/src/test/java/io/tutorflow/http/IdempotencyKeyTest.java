package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    void theHeaderIsUtf8() {
        var asHttpReadsIt = new String("clé-🎓".getBytes(UTF_8), ISO_8859_1);

        assertThat(IdempotencyKey.ofHeaders(List.of(asHttpReadsIt))).isEqualTo("clé-🎓");
        assertThatThrownBy(() -> IdempotencyKey.ofHeaders(List.of("\u00e9"))).hasMessageContaining("must be UTF-8");
    }

    @Test
    void theHeaderTwiceIsFineIfItSaysTheSame() {
        assertThat(IdempotencyKey.ofHeaders(List.of("k", "k"))).isEqualTo("k");
        assertThatThrownBy(() -> IdempotencyKey.ofHeaders(List.of("a", "b")))
                .hasMessageContaining("twice with different");
    }

    @Test
    void anEmptyOrAnEndlessOneIsRefused() {
        var longest = new String("é".repeat(255).getBytes(UTF_8), ISO_8859_1);

        assertThat(IdempotencyKey.ofHeaders(List.of(longest))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.ofHeaders(List.of(longest + "k")))
                .isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> IdempotencyKey.ofHeaders(List.of(" "))).isInstanceOf(ApiProblem.class);
    }
}
