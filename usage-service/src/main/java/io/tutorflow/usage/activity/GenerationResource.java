package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.SchoolFilter;
import io.tutorflow.usage.record.UsageRecords;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The history of generations over HTTP. */
@Path("/v1/school/generations")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
@Tag(name = "Activities")
class GenerationResource {

    private static final String ALL = "all";

    private final UsageRecords records;

    GenerationResource(UsageRecords records) {
        this.records = records;
    }

    @GET
    @Operation(
            operationId = "listGenerations",
            summary = "List generations, newest first",
            description = "Org admins see everyone's generations; others see only their own.")
    @APIResponse(responseCode = "200", description = "One page and the total count")
    @APIResponse(responseCode = "400", description = "limit, offset or billingSource is invalid")
    public Uni<Page<ActivityBody>> list(
            @QueryParam("billingSource")
                    @Parameter(description = "Default: all", schema = @Schema(enumeration = {"all", "plan", "tokens"}))
                    @Nullable
                    String billingSource,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset,
            @Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        var page = PageRequest.of(limit, offset);
        var filter = new SchoolFilter(
                person.organizationId(), person.isAdmin() ? null : person.subject(), sourceOf(billingSource));
        return Uni.combine()
                .all()
                .unis(records.list(filter, page.limit(), page.offset()), records.count(filter))
                .with((found, total) -> new Page<>(
                        found.stream()
                                .map(usage -> ActivityBody.of(usage, false))
                                .toList(),
                        total));
    }

    private static @Nullable BillingSource sourceOf(@Nullable String text) {
        return switch (text == null ? ALL : text) {
            case ALL -> null;
            case "plan" -> BillingSource.PLAN;
            case "tokens" -> BillingSource.TOKENS;
            default -> throw ApiProblem.invalid("billingSource must be one of all, plan, tokens");
        };
    }
}
