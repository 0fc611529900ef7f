package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import java.util.UUID;

/** A teacher of one organization; the same subject in another organization is somebody else. */
public record Teacher(OrganizationId organization, TeacherId id) {

    static Teacher of(UUID organization, String id) {
        return new Teacher(OrganizationId.of(organization), new TeacherId(id));
    }
}
