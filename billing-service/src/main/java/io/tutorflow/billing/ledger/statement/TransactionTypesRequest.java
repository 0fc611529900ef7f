package io.tutorflow.billing.ledger.statement;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter by which a workspace's transactions are chosen. */
record TransactionTypesRequest(
        @QueryParam("type")
        @Parameter(description = "Default: all", schema = @Schema(enumeration = TransactionTypes.OF_WORKSPACES))
        @Nullable
        String type) {}
