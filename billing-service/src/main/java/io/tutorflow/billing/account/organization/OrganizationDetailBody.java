package io.tutorflow.billing.account.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An organization with its balance, as operators see it. */
record OrganizationDetailBody(
        @JsonUnwrapped OrganizationBody organization,
        @JsonUnwrapped TokensBody balance) {}
