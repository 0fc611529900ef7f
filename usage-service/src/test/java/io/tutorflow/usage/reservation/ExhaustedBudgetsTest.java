package io.tutorflow.usage.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.OrganizationChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExhaustedBudgetsTest {

    private static final UUID SCHOOL = UUID.fromString("01930000-0000-7000-8000-000000000002");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2026-03-09T00:00:00Z");

    private final ExhaustedBudgets budgets = new ExhaustedBudgets();

    @BeforeEach
    void adasBudgetIsExceeded() {
        budgets.exceeded(new BudgetExceeded(
                UUID.randomUUID(),
                SCHOOL,
                "ada",
                "weekly",
                BigDecimal.TEN,
                BigDecimal.TEN,
                MONDAY,
                NEXT_MONDAY,
                1,
                "Ada",
                "Grace",
                MONDAY));
    }

    @Test
    void refusesAtOnceWhereTokensAlonePay() {
        budgets.changed(school(1, "active", 0));

        assertThat(budgets.of(SCHOOL, "ada", MONDAY)).isPresent();
        assertThat(budgets.of(SCHOOL, "emmy", MONDAY)).isEmpty();
        assertThat(budgets.of(SCHOOL, "ada", NEXT_MONDAY)).isEmpty();
    }

    @Test
    void letsBudgetServiceDecideWhatItDoesNotKnow() {
        assertThat(budgets.of(SCHOOL, "ada", MONDAY)).isEmpty();
    }

    @Test
    void letsBudgetServiceDecideWhereAPlanMayPay() {
        budgets.changed(school(1, "active", 100));

        assertThat(budgets.of(SCHOOL, "ada", MONDAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "closed"})
    void leavesTheRefusalToWhatComesBeforeTheBudget(String status) {
        budgets.changed(school(1, "active", 0));

        budgets.changed(school(2, status, 0));

        assertThat(budgets.of(SCHOOL, "ada", MONDAY)).isEmpty();
    }

    private static OrganizationChanged school(long revision, String status, int generations) {
        return new OrganizationChanged(
                SCHOOL,
                revision,
                "School",
                "Europe/Berlin",
                status,
                "free",
                generations == 0 ? "Free" : "Paid",
                generations,
                generations == 0 ? null : LocalDate.parse("2026-03-01"),
                MONDAY);
    }
}
