package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
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

    @Column(name = "changed_by", nullable = false)
    String changedBy;

    protected BudgetRow() {}

    Budget budget() {
        var teacher = new Teacher(new OrganizationId(organizationId), new TeacherId(teacherId));
        return new Budget(new BudgetId(id), teacher, terms(), revision, new Change(changedAt, changedBy));
    }

    Budget become(Budget changed) {
        var terms = changed.terms();
        period = terms == null ? null : terms.period().name().toLowerCase(Locale.ROOT);
        limitMicros = terms == null ? null : terms.limit().micros();
        revision = changed.revision();
        changedAt = changed.lastChange().at();
        changedBy = changed.lastChange().by();
        return changed;
    }

    private @Nullable BudgetTerms terms() {
        return period == null || limitMicros == null
                ? null
                : new BudgetTerms(Period.valueOf(period.toUpperCase(Locale.ROOT)), Money.ofMicros(limitMicros));
    }
}
