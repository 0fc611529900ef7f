package io.tutorflow.billing.ledger.rollforward;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The books for finance. */
@Path("/v1/admin")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class RollForwardResource {

    private static final String MONTH =
            "Such as 2026-06, UTC; of the running one what there is so far; the one that ended" + " last if not given";

    /** Nothing was posted before it, and no database has a year 0. */
    private static final YearMonth EARLIEST = YearMonth.of(1970, 1);

    private final RollingForward rolling;
    private final BusinessClock clock;

    RollForwardResource(RollingForward rolling, BusinessClock clock) {
        this.rolling = rolling;
        this.clock = clock;
    }

    @GET
    @Path("roll-forward")
    @Operation(
            operationId = "getRollForward",
            summary = "What moved the books in a month: deferred revenue, receivables, tax, cash, revenue",
            description =
                    "By when the ledger posted it. Each account's opening and movements add up to its closing, which"
                            + " is the opening of the next month.")
    @APIResponse(responseCode = "200", description = "The books over that month")
    @APIResponse(responseCode = "400", description = "month is none, or has not begun")
    public Uni<RollForwardBody> get(
            @QueryParam("month") @Parameter(description = MONTH, schema = @Schema(pattern = "\\d{4}-\\d{2}")) @Nullable
                    String month) {
        return rolling.over(begun(month)).map(RollForwardBody::of);
    }

    @GET
    @Path("roll-forward.csv")
    @Produces(RollForwardCsv.TYPE)
    @Operation(
            operationId = "downloadRollForward",
            summary = "Export the books over a month as CSV",
            description = "CSV (RFC 4180) with a header line.")
    @APIResponse(
            responseCode = "200",
            description = "month, account, line (opening, a kind of transfer, closing), usd",
            content = @Content(mediaType = RollForwardCsv.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "month is none, or has not begun")
    public Uni<String> file(
            @QueryParam("month") @Parameter(description = MONTH, schema = @Schema(pattern = "\\d{4}-\\d{2}")) @Nullable
                    String month) {
        return rolling.over(begun(month)).map(RollForwardCsv::of);
    }

    private YearMonth begun(@Nullable String text) {
        var running = YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
        var month = text == null ? running.minusMonths(1) : parsed(text);
        if (month.isAfter(running)) {
            throw ApiProblem.invalid("month has not begun");
        }
        if (month.isBefore(EARLIEST)) {
            throw ApiProblem.invalid("month must not be before " + EARLIEST);
        }
        return month;
    }

    private static YearMonth parsed(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw ApiProblem.invalid("month must be such as 2026-06");
        }
    }
}
