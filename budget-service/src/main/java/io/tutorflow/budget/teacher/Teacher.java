package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import java.util.UUID;

/** A teacher in one organization; the same subject in another organization is a different teacher. */
public record Teacher(OrganizationId organization, TeacherId id) {

    public static Teacher of(UUID organization, String id) {
        return new Teacher(OrganizationId.of(organization), new TeacherId(id));
    }
}
