package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A stored raise; it never changes. */
@Entity
@Immutable
@Table(name = "budget_raise")
class RaiseRow {

    @Id
    UUID id;

    @Column(name = "budget_id", nullable = false)
    UUID budgetId;

    @Column(name = "amount_micros", nullable = false)
    long amountMicros;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false)
    String createdBy;

    protected RaiseRow() {}

    RaiseRow(UUID id, BudgetId budget, Money amount, Change change) {
        this.id = id;
        budgetId = budget.value();
        amountMicros = amount.micros();
        createdAt = change.at();
        createdBy = change.by();
    }

    RaiseRepository.Given given() {
        return new RaiseRepository.Given(new BudgetId(budgetId), Money.ofMicros(amountMicros));
    }
}
