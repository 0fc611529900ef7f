package io.tutorflow.billing.account.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which plan an organization has, and from when on. */
class OrganizationTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MARCH_10 = Instant.parse("2026-03-10T12:00:00Z");
    /** In Berlin it is April already. */
    private static final Instant LAST_HOUR_OF_MARCH = Instant.parse("2026-03-31T22:30:00Z");

    private static final Plan SINCE_JANUARY = new Plan("school-100", 100, LocalDate.parse("2026-01-15"));
    private static final Plan FROM_APRIL_ON = new Plan("school-300", 300, LocalDate.parse("2026-04-01"));

    private static final Organization FREE = new Organization(
            new OrganizationId(UUID.fromString("4b82e775-828f-4449-b29c-df1b27ec3fe8")),
            1,
            "A school",
            BERLIN,
            OrganizationStatus.ACTIVE,
            null,
            null,
            MARCH_10,
            MARCH_10);

    @Test
    void aPlanThatBeginsLaterWaitsForItsFirstDay() {
        var agreed = FREE.with(SINCE_JANUARY, MARCH_10).with(FROM_APRIL_ON, MARCH_10);

        assertThat(agreed.revision()).isEqualTo(3);
        assertThat(agreed.at(MARCH_10)).isEqualTo(agreed);
        assertThat(agreed.plan()).isEqualTo(SINCE_JANUARY);
        assertThat(agreed.next()).isEqualTo(FROM_APRIL_ON);
        assertThat(agreed.at(LAST_HOUR_OF_MARCH).plan()).isEqualTo(FROM_APRIL_ON);
        assertThat(agreed.at(LAST_HOUR_OF_MARCH).next()).isNull();
    }

    @Test
    void withoutARunningPlanALaterOneCoversNothingYet() {
        var agreed = FREE.with(FROM_APRIL_ON, MARCH_10);

        assertThat(agreed.plan()).isEqualTo(FROM_APRIL_ON);
        assertThat(agreed.planKind(MARCH_10)).isEqualTo("Free");
        assertThat(agreed.planKind(LAST_HOUR_OF_MARCH)).isEqualTo("Paid");
        assertThat(agreed.with(SINCE_JANUARY, MARCH_10).next()).isNull();
    }

    @Test
    void theSamePlanAgainChangesNothingBeforeAndAfterItBegan() {
        var agreed = FREE.with(SINCE_JANUARY, MARCH_10).with(FROM_APRIL_ON, MARCH_10);

        assertThat(agreed.with(FROM_APRIL_ON, MARCH_10)).isSameAs(agreed);
        assertThat(agreed.with(FROM_APRIL_ON, LAST_HOUR_OF_MARCH)).isSameAs(agreed);
    }

    @Test
    void theRunningPlanAgainTakesTheNextOneBack() {
        var agreed = FREE.with(SINCE_JANUARY, MARCH_10).with(FROM_APRIL_ON, MARCH_10);

        var taken = agreed.with(SINCE_JANUARY, MARCH_10);

        assertThat(taken.next()).isNull();
        assertThat(taken.revision()).isEqualTo(4);
        assertThat(agreed.with((Plan) null, MARCH_10).planKind(LAST_HOUR_OF_MARCH))
                .isEqualTo("Free");
    }
}
