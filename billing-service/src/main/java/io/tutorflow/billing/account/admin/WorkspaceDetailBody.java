package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A workspace as operators see it, with what it has. */
record WorkspaceDetailBody(
        @JsonUnwrapped WorkspaceBody workspace,
        @JsonUnwrapped BalanceBody balance) {}
