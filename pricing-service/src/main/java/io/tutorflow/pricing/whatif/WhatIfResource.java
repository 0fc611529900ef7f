package io.tutorflow.pricing.whatif;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ErrorBody;
import io.tutorflow.http.Operator;
import io.tutorflow.internal.whatif.WhatIfPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What a month would have come to, for operators. */
@Path("/v1/admin/what-if")
@RolesAllowed(Operator.ROLE)
@Tag(name = "What-if")
@Cancellable(false)
class WhatIfResource {

    private final AskingWhatIf asking;

    WhatIfResource(AskingWhatIf asking) {
        this.asking = asking;
    }

    @POST
    @Operation(
            operationId = "askWhatIf",
            summary = "What a past month would have come to under other prices or terms",
            description =
                    "Rates the usage of workspaces again, a page of workspaces at a time, and writes nothing. before is"
                            + " what the month really came to, by its price snapshots. Who uses what stays as it was; so do"
                            + " waived usage, tax rates, credit lines, and everything of the month that is not named.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhatIfPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "platform_workspace_not_found, or there is no such version of the catalogue",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    @APIResponse(responseCode = "503", description = "Other months are being rated, or billing-service is away")
    public Uni<WhatIfPage> ask(@NotNull(message = "is required") @Valid WhatIfRequest body) {
        return asking.ask(body);
    }
}
