package io.tutorflow.billing.ledger.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.BillingMode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModeHistoryTest {

    private static final Instant SWITCHED = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant RETURNED = Instant.parse("2026-07-01T00:00:00Z");

    private final ModeHistory modes =
            ModeHistory.of(Map.of(SWITCHED, BillingMode.STRIPE_METERED, RETURNED, BillingMode.INTERNAL_INVOICE));

    /** Its included usage was withdrawn then: what there is in July is of July. */
    @Test
    void theMonthOfASwitchWasMetered() {
        assertThat(modes.wasMeteredFrom(Instant.parse("2026-06-01T00:00:00Z"))).isTrue();
        assertThat(modes.wasMeteredFrom(SWITCHED)).isTrue();
    }

    @Test
    void theMonthAfterTheReturnWasNot() {
        assertThat(modes.wasMeteredFrom(RETURNED)).isFalse();
        assertThat(ModeHistory.NEVER_CHANGED.wasMeteredFrom(SWITCHED)).isFalse();
    }
}
