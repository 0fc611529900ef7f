package io.tutorflow.budget.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Change FIRST = new Change(Instant.parse("2026-03-02T09:00:00Z"), "an-admin");
    private static final Change SECOND = new Change(Instant.parse("2026-03-03T09:00:00Z"), "another-admin");
    private static final BudgetTerms WEEKLY_500 = new BudgetTerms(Period.WEEKLY, Money.ofCredits(500));
    private static final BudgetTerms WEEKLY_600 = new BudgetTerms(Period.WEEKLY, Money.ofCredits(600));
    private static final BudgetTerms MONTHLY_500 = new BudgetTerms(Period.MONTHLY, Money.ofCredits(500));

    private static final Budget NONE = Budget.begun(
            new BudgetId(UUID.fromString("4b82e775-828f-4449-b29c-df1b27ec3fe8")),
            new Teacher(new OrganizationId("school-1"), new TeacherId("t-1")),
            null);

    @Test
    void inheritsTheDefaultUnlessThereIsOneOfItsOwnOrItIsExempt() {
        var standard = new DefaultBudget(MONTHLY_500, FIRST);
        var heir = Budget.begun(NONE.id(), NONE.teacher(), standard);

        assertThat(heir.terms()).isEqualTo(MONTHLY_500);
        assertThat(heir.changedBy()).isEqualTo("an-admin");
        assertThat(heir.set(WEEKLY_600, SECOND).terms()).isEqualTo(WEEKLY_600);
        assertThat(heir.set(WEEKLY_600, SECOND).changedBy()).isEqualTo("another-admin");
        assertThat(heir.arrange(new Arrangement.Exempt(), SECOND).terms()).isNull();
        assertThat(heir.set(WEEKLY_600, SECOND).remove(SECOND).terms()).isEqualTo(MONTHLY_500);
        assertThat(heir.set(MONTHLY_500, SECOND).revision()).isEqualTo(2);
    }

    @Test
    void ofAnHeirTheLaterChangeCountsOfTheTeachersAndOfTheDefault() {
        var defaultFirst = Budget.begun(NONE.id(), NONE.teacher(), new DefaultBudget(MONTHLY_500, FIRST));
        var defaultSecond = Budget.begun(NONE.id(), NONE.teacher(), new DefaultBudget(MONTHLY_500, SECOND));

        assertThat(defaultFirst.lastSet()).isEqualTo(FIRST);
        assertThat(defaultFirst.raise(SECOND).lastSet()).isEqualTo(SECOND);
        assertThat(defaultSecond.raise(FIRST).lastSet()).isEqualTo(SECOND);
        assertThat(defaultSecond.set(WEEKLY_600, FIRST).lastSet()).isEqualTo(FIRST);
    }

    @Test
    void eachChangeRaisesTheRevision() {
        var set = NONE.set(WEEKLY_500, FIRST);
        var raised = set.set(WEEKLY_600, SECOND);

        assertThat(set.revision()).isEqualTo(2);
        assertThat(raised.revision()).isEqualTo(3);
        assertThat(raised.lastChange()).isEqualTo(SECOND);
        assertThat(raised.set(MONTHLY_500, SECOND).revision()).isEqualTo(4);
    }

    @Test
    void theSameBudgetAgainChangesNothing() {
        var set = NONE.set(WEEKLY_500, FIRST);

        assertThat(set.set(new BudgetTerms(Period.WEEKLY, Money.ofCredits(500)), SECOND))
                .isSameAs(set);
    }

    @Test
    void aRemovedBudgetGoesOnRisingWhenItIsSetAgain() {
        var removed = NONE.set(WEEKLY_500, FIRST).remove(SECOND);

        assertThat(removed.terms()).isNull();
        assertThat(removed.set(WEEKLY_500, SECOND).revision()).isEqualTo(4);
        assertThat(removed.set(WEEKLY_500, SECOND).id()).isEqualTo(NONE.id());
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(NONE.remove(SECOND)).isSameAs(NONE);
    }

    @Test
    void whatIsRaisedInAPeriodIsOnTopOfAnyLimit() {
        var week = raisedBy(150, Period.WEEKLY);
        var month = raisedBy(200, Period.MONTHLY);

        var raised = NONE.set(WEEKLY_500, FIRST).raise(SECOND);

        assertThat(raised.revision()).isEqualTo(3);
        assertThat(raised.limitIn(week)).isEqualTo(Money.ofCredits(650));
        assertThat(raised.set(WEEKLY_600, SECOND).limitIn(week)).isEqualTo(Money.ofCredits(750));
        assertThat(raised.set(MONTHLY_500, SECOND).limitIn(month)).isEqualTo(Money.ofCredits(700));
        assertThat(raised.remove(SECOND).set(WEEKLY_500, SECOND).limitIn(week)).isEqualTo(Money.ofCredits(650));
    }

    private static Spend raisedBy(long tokens, Period period) {
        var from = Instant.parse("2026-03-02T00:00:00Z");
        return new Spend(period, new Span(from, from.plusSeconds(1)), Money.ZERO, Money.ZERO, Money.ofCredits(tokens));
    }

    @Test
    void aLimitIsAboveZero() {
        assertThatThrownBy(() -> new BudgetTerms(Period.WEEKLY, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
