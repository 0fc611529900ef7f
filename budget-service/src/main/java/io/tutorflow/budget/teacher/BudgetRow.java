package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget as it is stored. */
@Entity(name = "Budget")
@Table(name = "budget")
class BudgetRow {

    @Id
    UUID id;

    @Column(name = "organization_id", nullable = false)
    String organizationId;

    @Column(name = "teacher_id", nullable = false)
    String teacherId;

    @Column
    @Nullable
    String period;

    @Column(name = "limit_micros")
    @Nullable
    Long limitMicros;

    @Column(nullable = false)
    long revision;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "changed_by")
    @Nullable
    String changedBy;

    protected BudgetRow() {}

    Budget budget() {
        var teacher = new Teacher(new OrganizationId(organizationId), new TeacherId(teacherId));
        var lastChange = changedBy == null ? null : new Change(changedAt, changedBy);
        return new Budget(new BudgetId(id), teacher, terms(), revision, lastChange);
    }

    Budget become(Budget changed) {
        var terms = changed.terms();
        period = terms == null ? null : terms.period().text();
        limitMicros = terms == null ? null : terms.limit().micros();
        revision = changed.revision();
        var lastChange = Objects.requireNonNull(changed.lastChange());
        changedAt = lastChange.at();
        changedBy = lastChange.by();
        return changed;
    }

    private @Nullable BudgetTerms terms() {
        return period == null || limitMicros == null
                ? null
                : new BudgetTerms(Period.of(period), Money.ofMicros(limitMicros));
    }
}
