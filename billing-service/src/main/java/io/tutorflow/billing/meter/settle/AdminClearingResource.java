package io.tutorflow.billing.meter.settle;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.billing.meter.settle.ClearingByHand.Order;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.http.Operator;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where operators clear metered usage that no invoice of Stripe's will settle. */
@Path("/v1/admin/workspaces/{workspaceId}/metered-usage/clearings")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminClearingResource {

    private final ClearingByHand clearing;
    private final KnownAccounts accounts;
    private final Asking asking;

    AdminClearingResource(ClearingByHand clearing, KnownAccounts accounts, Asking asking) {
        this.clearing = clearing;
        this.accounts = accounts;
        this.asking = asking;
    }

    @POST
    @Operation(
            operationId = "clearMeteredUsage",
            summary = "Clear metered usage that no invoice of Stripe's will settle",
            description =
                    "All that is left of a month and of earlier ones: what Stripe has collected for it is paid, the rest is"
                            + " written off, and none of it is owed on the line any more. The invoices of that time that"
                            + " are parked are of no concern any more. It cannot be undone. With an idempotencyKey a repeat"
                            + " clears nothing more and gets the first response again.")
    @APIResponse(
            responseCode = "200",
            description = "What was cleared",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClearedBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such workspace")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: the month is not over for 60 hours, an invoice of that time may still be paid or is"
                            + " about to be settled, usage is being reported, nothing is left, more was paid than is"
                            + " owed, or the key was used for another request")
    public Uni<ClearedBody> clear(
            UUID workspaceId, @NotNull @Valid ClearingRequest body, @Context SecurityContext caller) {
        var tax = body.taxUsd() == null ? BigDecimal.ZERO : body.taxUsd();
        var asked =
                asking.of("clear metered usage", workspaceId, body, body.month(), body.paidUsd(), tax, body.reason());
        var order = new Order(
                workspaceId,
                YearMonth.parse(body.month()),
                Money.ofUsd(body.paidUsd()),
                Money.ofUsd(tax),
                body.reason(),
                Operator.of(caller).subject());
        return accounts.known(workspaceId)
                .chain(() -> clearing.clear(order, asked))
                .map(ClearedBody::of);
    }

    /** What was cleared. */
    @Schema(name = "MeteredClearing")
    record ClearedBody(
            UUID id,
            UUID workspaceId,

            @Schema(description = "The last one that is cleared", examples = "2026-10")
            String month,

            @Schema(description = "How many usage records") long records,

            @Schema(description = "How many invoices of Stripe's")
            long invoices,

            @Schema(description = "What was owed for the records on the line")
            BigDecimal capturedUsd,

            @Schema(description = "Before tax") BigDecimal paidUsd,
            BigDecimal taxUsd,
            BigDecimal writtenOffUsd,
            String reason,
            String clearedBy) {

        static ClearedBody of(ClearingOfUsage.Cleared cleared) {
            var clearing = cleared.clearing();
            return new ClearedBody(
                    clearing.id(),
                    clearing.account(),
                    clearing.month().toString(),
                    cleared.records(),
                    cleared.invoices(),
                    clearing.captured().usd(),
                    clearing.paid().usd(),
                    clearing.tax().usd(),
                    clearing.writtenOff().usd(),
                    clearing.reason(),
                    clearing.by());
        }
    }
}
