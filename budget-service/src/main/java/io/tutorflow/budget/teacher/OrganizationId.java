package io.tutorflow.budget.teacher;

/** A school, as the identity provider names it. */
record OrganizationId(String value) {}
