package io.tutorflow.usage.activity;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Period;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.SchoolFilter;
import io.tutorflow.usage.record.SchoolFilter.Status;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters by which generations are chosen. */
record GenerationsRequest(
        @QueryParam("billingSource")
        @Parameter(description = "Default: all", schema = @Schema(enumeration = {"all", "plan", "tokens"}))
        @Nullable
        String billingSource,

        @QueryParam("activity") @Parameter(description = "Only this activity") @Nullable
        String activity,

        @QueryParam("status")
        @Parameter(
                description = "Only those in this state",
                schema = @Schema(enumeration = {"PROCESSING", "COMPLETED", "FAILED"}))
        @Nullable
        String status,

        @QueryParam("subject") @Parameter(description = "Only those requested by this person; for org admins") @Nullable
        String subject,

        @QueryParam("courseId") @Parameter(description = "Only those with this target.courseId") @Nullable
        String courseId,

        @QueryParam("lessonId") @Parameter(description = "Only those with this target.lessonId") @Nullable
        String lessonId,

        @QueryParam("from") @Parameter(description = "Only those requested at or after this date or time") @Nullable
        String from,

        @QueryParam("to") @Parameter(description = "Only those requested before this date or time") @Nullable
        String to) {

    private static final String ALL = "all";

    /** Org admins see everyone's, others their own. */
    SchoolFilter filter(SchoolCaller caller) {
        return new SchoolFilter(
                caller.organizationId(),
                requester(caller),
                source(),
                wantedActivity(),
                wantedStatus(),
                storable("courseId", courseId),
                storable("lessonId", lessonId),
                Period.of(from, to));
    }

    private @Nullable String requester(SchoolCaller caller) {
        if (caller.isAdmin()) {
            return storable("subject", subject);
        }
        if (subject != null && !subject.equals(caller.subject())) {
            throw ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "Only org admins see what others have requested");
        }
        return caller.subject();
    }

    /** PostgreSQL cannot store this character in a text, nor compare with one. */
    private static @Nullable String storable(String field, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw ApiProblem.invalid(field + " has the character U+0000");
        }
        return text;
    }

    private @Nullable BillingSource source() {
        return switch (billingSource == null ? ALL : billingSource) {
            case ALL -> null;
            case "plan" -> BillingSource.PLAN;
            case "tokens" -> BillingSource.TOKENS;
            default -> throw ApiProblem.invalid("billingSource must be one of all, plan, tokens");
        };
    }

    private @Nullable Category wantedActivity() {
        return activity == null
                ? null
                : Category.ofSchools(activity)
                        .orElseThrow(() -> ApiProblem.invalid("activity must be one of "
                                + Category.ofSchools().stream()
                                        .map(Category::text)
                                        .toList()));
    }

    private @Nullable Status wantedStatus() {
        return switch (status) {
            case null -> null;
            case "PROCESSING" -> Status.RECORDED;
            case "COMPLETED" -> Status.FINALIZED;
            case "FAILED" -> Status.VOIDED;
            default -> throw ApiProblem.invalid("status must be one of PROCESSING, COMPLETED, FAILED");
        };
    }
}
