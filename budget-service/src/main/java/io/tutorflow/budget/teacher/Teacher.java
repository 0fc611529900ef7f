package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;

/** A teacher of one organization; the same subject in another organization is somebody else. */
public record Teacher(OrganizationId organization, TeacherId id) {}
