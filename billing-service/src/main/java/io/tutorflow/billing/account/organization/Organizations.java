package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads organizations. */
@ApplicationScoped
public class Organizations {

    private final OrganizationTable table;

    Organizations(OrganizationTable table) {
        this.table = table;
    }

    /** SQL for the status of the organization with this id, for statements about its belongings. */
    public static String statusOf(String idColumn) {
        return "(SELECT status FROM organization WHERE id = " + idColumn + ")";
    }

    public Uni<Optional<Organization>> find(OrganizationId id) {
        return Panache.withSession(() -> table.findById(id.value()))
                .map(row -> Optional.ofNullable(row).map(OrganizationRow::organization));
    }

    /** In whatever state; fails with an error if there is none. */
    public Uni<Organization> existing(UUID id) {
        return find(new OrganizationId(id)).map(found -> found.orElseThrow(() -> MissingOrganization.problem(id)));
    }

    /** For what only people of an active organization may do; fails with an error otherwise. */
    public Uni<Organization> active(UUID id) {
        return existing(id).map(organization -> {
            if (!organization.active()) {
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                        "This organization is " + organization.status().text()
                                + "; contact the platform's operator to reactivate it");
            }
            return organization;
        });
    }

    Uni<Page<Organization>> newestFirst(int limit, int offset) {
        return Panache.withSession(() -> table.newestFirst(limit, offset));
    }
}
