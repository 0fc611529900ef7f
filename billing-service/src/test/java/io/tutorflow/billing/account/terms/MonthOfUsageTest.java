package io.tutorflow.billing.account.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MonthOfUsageTest {

    private static final UUID ACCOUNT = new UUID(7, 1);
    private static final Instant MARCH = Instant.parse("2028-03-01T00:00:00Z");

    @Test
    void aMonthIsOneInUtcFromItsFirstMomentToItsLast() {
        var february = MonthOfUsage.of(ACCOUNT, MARCH.minusNanos(1));
        var march = MonthOfUsage.of(ACCOUNT, MARCH);

        assertThat(february.begins()).isEqualTo("2028-02-01T00:00:00Z");
        assertThat(march.begins()).isEqualTo(MARCH);
        assertThat(MonthOfUsage.of(ACCOUNT, Instant.parse("2028-03-31T23:59:59.999999Z")))
                .isEqualTo(march);
    }

    @Test
    void eachMonthOfEachWorkspaceHasAKeyOfItsOwnForEver() {
        var march = MonthOfUsage.of(ACCOUNT, MARCH);

        assertThat(march.transferId()).hasToString("55aab6e7-99c2-3407-9f28-621d3e24496c");
        assertThat(MonthOfUsage.of(ACCOUNT, MARCH.minusNanos(1)).transferId()).isNotEqualTo(march.transferId());
        assertThat(MonthOfUsage.of(new UUID(7, 2), MARCH).transferId()).isNotEqualTo(march.transferId());
    }
}
