package io.tutorflow.billing.account.organization;

import java.util.UUID;

/** The id of an organization, and of its account in the ledger. */
public record OrganizationId(UUID value) {}
