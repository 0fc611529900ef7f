package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A default budget as it is stored. */
@Entity
@Immutable
@Table(name = "default_budget")
class DefaultBudgetRow {

    @Id
    @Column(name = "organization_id")
    String organizationId;

    @Column(nullable = false)
    String period;

    @Column(name = "limit_micros", nullable = false)
    long limitMicros;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "changed_by", nullable = false)
    String changedBy;

    protected DefaultBudgetRow() {}

    DefaultBudget budget() {
        return new DefaultBudget(
                new BudgetTerms(Period.of(period), Money.ofMicros(limitMicros)), new Change(changedAt, changedBy));
    }
}
