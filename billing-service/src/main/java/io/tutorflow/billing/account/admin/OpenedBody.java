package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace that an operator has just made, and the only sight of its key. */
record OpenedBody(
        @JsonUnwrapped WorkspaceBody workspace,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Shown once; we keep only its SHA-256. A repeat under the same idempotency key does not"
                        + " show it")
        @Nullable
        String apiKey,

        String keyPrefix,
        @JsonUnwrapped BalanceBody balance) {}
