package io.tutorflow.billing.ledger.statement;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter by which the transactions of an organization or of a student are chosen. */
record SchoolTransactionTypesRequest(
        @QueryParam("type")
        @Parameter(description = "Default: all", schema = @Schema(enumeration = TransactionTypes.OF_ORGANIZATIONS))
        @Nullable
        String type) {}
