package io.tutorflow.budget.organization;

/** A school, as the identity provider names it. */
public record OrganizationId(String value) {}
