package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.TermsChanged.TermsVersion;
import io.tutorflow.money.Reductions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceTermsTest {

    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final WorkspaceTerms terms = new WorkspaceTerms();

    @Test
    void eachVersionIsInForceFromItsDateOn() {
        terms.apply(told(2, version(1, JUNE, 12), version(2, JULY, 20)));

        assertThat(discountAt(JUNE.minusNanos(1))).isZero();
        assertThat(discountAt(JUNE)).isEqualTo(12);
        assertThat(discountAt(JULY.minusNanos(1))).isEqualTo(12);
        assertThat(discountAt(JULY)).isEqualTo(20);
    }

    @Test
    void anOlderListChangesNothing() {
        terms.apply(told(2, version(2, JUNE, 20)));

        terms.apply(told(1, version(1, JUNE, 12)));

        assertThat(discountAt(JUNE)).isEqualTo(20);
    }

    @Test
    void nobodyElseHasThem() {
        terms.apply(told(1, version(1, JUNE, 12)));

        assertThat(terms.at(UUID.randomUUID(), JULY)).isSameAs(Reductions.NONE);
    }

    @Test
    void whatIsInDoubtStaysForAMoment() {
        terms.apply(told(1, version(1, JUNE, 12)));

        terms.doubt(WORKSPACE.toString());
        terms.doubt("no workspace");
        terms.doubt(null);

        assertThat(discountAt(JULY)).isEqualTo(12);
    }

    private int discountAt(Instant time) {
        return terms.at(WORKSPACE, time).discount().value().intValueExact();
    }

    private static TermsChanged told(long revision, TermsVersion... versions) {
        return new TermsChanged(WORKSPACE, revision, List.of(versions), JUNE);
    }

    private static TermsVersion version(int number, Instant from, int percent) {
        return new TermsVersion(
                number,
                from,
                "free",
                BigDecimal.valueOf(percent),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null);
    }
}
