package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The organizations' default budgets, in the session of the caller. */
@ApplicationScoped
class DefaultBudgetRepository implements PanacheRepositoryBase<DefaultBudgetRow, String> {

    Uni<Optional<DefaultBudget>> of(OrganizationId organization) {
        return findById(organization.value())
                .map(row -> Optional.ofNullable(row).map(DefaultBudgetRow::budget));
    }
}
