package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    @Column(name = "raised_micros", nullable = false)
    long raisedMicros;

    @Column(name = "raised_period")
    @Nullable
    String raisedPeriod;

    @Column(name = "raised_start")
    @Nullable
    Instant raisedStart;

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
        return new Budget(new BudgetId(id), teacher, terms(), raise(), revision, new Change(changedAt, changedBy));
    }

    Budget become(Budget changed) {
        var terms = changed.terms();
        period = terms == null ? null : terms.period().text();
        limitMicros = terms == null ? null : terms.limit().micros();
        var raise = changed.raise();
        raisedMicros = raise == null ? 0 : raise.amount().micros();
        raisedPeriod = raise == null ? null : raise.period().text();
        raisedStart = raise == null ? null : raise.start();
        revision = changed.revision();
        changedAt = changed.lastChange().at();
        changedBy = changed.lastChange().by();
        return changed;
    }

    private @Nullable Raise raise() {
        return raisedPeriod == null || raisedStart == null
                ? null
                : new Raise(Period.of(raisedPeriod), raisedStart, Money.ofMicros(raisedMicros));
    }

    private @Nullable BudgetTerms terms() {
        return period == null || limitMicros == null
                ? null
                : new BudgetTerms(Period.of(period), Money.ofMicros(limitMicros));
    }
}
