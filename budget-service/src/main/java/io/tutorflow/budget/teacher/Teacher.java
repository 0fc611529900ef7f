package io.tutorflow.budget.teacher;

/** A teacher of one organization; the same subject in another organization is somebody else. */
record Teacher(OrganizationId organization, TeacherId id) {}
