package io.tutorflow.billing.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace that an operator has just made, and the only sight of its key. */
record OpenedBody(
        @JsonUnwrapped WorkspaceBody workspace,

        @Schema(description = "Shown once; we keep only its SHA-256")
        String apiKey,

        String keyPrefix,
        @JsonUnwrapped BalanceBody balance) {}
