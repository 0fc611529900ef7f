package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestHashTest {

    @Test
    void tenIsTen() {
        assertThat(of("10", "why")).isEqualTo(of("10.00", "why")).isEqualTo(of("1e1", "why"));
        assertThat(of("10", "why")).isNotEqualTo(of("10.01", "why"));
    }

    @Test
    void everyFieldCountsButTheKey() {
        assertThat(of("10", "why")).isNotEqualTo(of("10", "another"));
        assertThat(of("10", "why")).isNotEqualTo(of("10", null));
        assertThat(RequestHash.of(new Body(BigDecimal.ONE, "why", "a")))
                .isEqualTo(RequestHash.of(new Body(BigDecimal.ONE, "why", "b")));
    }

    @Test
    void nothingInATextLooksLikeItsEnd() {
        assertThat(RequestHash.of(List.of("a\",\"b"))).isNotEqualTo(RequestHash.of(List.of("a", "b")));
        assertThat(RequestHash.of("null")).isNotEqualTo(RequestHash.of((Object) null));
    }

    @Test
    void freeFormFieldsAreComparedInAnyOrderAndNeverWrittenOut() {
        var one = Map.of("a", 10, "b", new BigDecimal("1e999999"));
        var other = Map.of("b", new BigDecimal("10e999998"), "a", new BigDecimal("10.00"));

        assertThat(RequestHash.of(one)).isEqualTo(RequestHash.of(other));
    }

    @Test
    void theIdsOfThePathCountToo() {
        assertThat(RequestHash.of(new UUID(0, 1))).isNotEqualTo(RequestHash.of(new UUID(0, 2)));
    }

    @Test
    void whatItDoesNotKnowIsABug() {
        assertThatThrownBy(() -> RequestHash.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    private static RequestHash of(String amount, @Nullable String reason) {
        return RequestHash.of(new Body(new BigDecimal(amount), reason, null));
    }

    private record Body(
            BigDecimal amount,
            @Nullable String reason,
            @Nullable String idempotencyKey) {}
}
