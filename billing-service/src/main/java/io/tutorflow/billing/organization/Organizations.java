package io.tutorflow.billing.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Organizations, to look at. */
@ApplicationScoped
public class Organizations {

    private final OrganizationTable table;

    Organizations(OrganizationTable table) {
        this.table = table;
    }

    public Uni<Optional<Organization>> find(OrganizationId id) {
        return Panache.withSession(() -> table.findById(id.value()))
                .map(row -> Optional.ofNullable(row).map(OrganizationRow::organization));
    }

    Uni<Page<Organization>> newestFirst(int limit, int offset) {
        return Panache.withSession(() -> table.newestFirst(limit, offset));
    }
}
