package io.tutorflow.billing.account.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An organization as operators see it, with what it has. */
record OrganizationDetailBody(
        @JsonUnwrapped OrganizationBody organization,
        @JsonUnwrapped TokensBody balance) {}
