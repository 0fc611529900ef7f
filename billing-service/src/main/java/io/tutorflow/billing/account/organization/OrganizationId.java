package io.tutorflow.billing.account.organization;

import java.util.UUID;

/** The name of an organization, and of its account in the ledger. */
public record OrganizationId(UUID value) {}
