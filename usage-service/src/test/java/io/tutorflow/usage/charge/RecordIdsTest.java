package io.tutorflow.usage.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordIdsTest {

    private static final UUID WORKSPACE = UUID.fromString("5f8c7a52-8e5c-4f5e-9b7d-0a4d6a3a1c11");

    @Test
    void everyReplicaDerivesTheSameId() {
        var id = new DerivedIds(WORKSPACE, "course", "k").attempt(0).value();

        assertThat(id)
                .isEqualTo(new DerivedIds(WORKSPACE, "course", "k").attempt(0).value());
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void everyPartOfTheKeyCounts() {
        var id = new DerivedIds(WORKSPACE, "course", "k").attempt(0);

        assertThat(id)
                .isNotEqualTo(new DerivedIds(WORKSPACE, "course", "k").attempt(1))
                .isNotEqualTo(new DerivedIds(WORKSPACE, "course", "K").attempt(0))
                .isNotEqualTo(new DerivedIds(WORKSPACE, "evaluation", "k").attempt(0))
                .isNotEqualTo(new DerivedIds(UUID.randomUUID(), "course", "k").attempt(0));
    }

    @Test
    void aKeyCannotLookLikeAnAttempt() {
        assertThat(new DerivedIds(WORKSPACE, "course", "1/k").attempt(0))
                .isNotEqualTo(new DerivedIds(WORKSPACE, "course", "k").attempt(1));
    }

    @Test
    void freshIdsBeginWithTheirTime() {
        var now = Instant.parse("2026-11-21T12:00:00Z");

        var id = new FreshIds(now, new Random(1)).attempt(0).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void freshIdsDiffer() {
        var ids = new FreshIds(Instant.parse("2026-11-21T12:00:00Z"), new Random(1));

        assertThat(ids.attempt(0)).isNotEqualTo(ids.attempt(0));
    }
}
