package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.http.CsvFile;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The list of budgets as a file, for the organization's admins. */
@Path("/v1/school/budgets.csv")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Tag(name = "Budgets")
@Cancellable(false)
class BudgetFileResource {

    private final ExportingBudgets budgets;

    BudgetFileResource(ExportingBudgets budgets) {
        this.budgets = budgets;
    }

    @GET
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadBudgets",
            summary = "Export teachers' budgets as CSV",
            description = "All that GET /v1/school/budgets lists, newest first, as CSV (RFC 4180) with a header line.")
    @APIResponse(
            responseCode = "200",
            description = "teacher, source (own, default or exempt), period, limit_tokens, extra_tokens, spent_tokens,"
                    + " reserved_tokens, remaining_tokens, percent, level, resets_at",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    public RestMulti<String> file(@Context SecurityContext caller) {
        var organization = OrganizationId.of(SchoolCaller.of(caller).organizationId());
        return CsvFile.of(
                "budgets.csv", BudgetCsv.HEADER, budgets.all(organization).map(BudgetCsv::of));
    }
}
