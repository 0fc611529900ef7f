package io.tutorflow.budget.organization;

import java.util.UUID;

/** A school, as the identity provider names it. */
public record OrganizationId(String value) {

    public static OrganizationId of(UUID id) {
        return new OrganizationId(id.toString());
    }
}
