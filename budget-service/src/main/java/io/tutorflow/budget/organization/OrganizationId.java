package io.tutorflow.budget.organization;

import java.util.UUID;

/** A school's id at the identity provider. */
public record OrganizationId(String value) {

    public static OrganizationId of(UUID id) {
        return new OrganizationId(id.toString());
    }
}
