package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A workspace with its balance, as operators see it. */
record WorkspaceDetailBody(
        @JsonUnwrapped WorkspaceBody workspace,
        @JsonUnwrapped BalanceBody balance) {}
