package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace just created by an operator, with its key, which is never shown again. */
record CreatedWorkspaceBody(
        @JsonUnwrapped WorkspaceBody workspace,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Shown only once; we keep only its SHA-256. A repeat with the same idempotency key does not"
                                + " show it")
        @Nullable
        String apiKey,

        String keyPrefix,
        @JsonUnwrapped BalanceBody balance) {}
