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

    @Column(nullable = false)
    boolean exempt;

    protected BudgetRow() {}

    Budget budget(@Nullable DefaultBudget standard) {
        var lastChange = changedBy == null ? null : new Change(changedAt, changedBy);
        return new Budget(new BudgetId(id), teacher(), arrangement(), standard, revision, lastChange);
    }

    Teacher teacher() {
        return new Teacher(new OrganizationId(organizationId), new TeacherId(teacherId));
    }

    void become(Budget changed) {
        var own = changed.arrangement() instanceof Arrangement.Own(var terms) ? terms : null;
        period = own == null ? null : own.period().text();
        limitMicros = own == null ? null : own.limit().micros();
        exempt = changed.arrangement() instanceof Arrangement.Exempt;
        revision = changed.revision();
        var lastChange = Objects.requireNonNull(changed.lastChange());
        changedAt = lastChange.at();
        changedBy = lastChange.by();
    }

    private Arrangement arrangement() {
        if (exempt) {
            return new Arrangement.Exempt();
        }
        return period == null || limitMicros == null
                ? new Arrangement.Inherits()
                : new Arrangement.Own(new BudgetTerms(Period.of(period), Money.ofMicros(limitMicros)));
    }
}
