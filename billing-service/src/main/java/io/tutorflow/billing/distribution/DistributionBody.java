package io.tutorflow.billing.distribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.internal.raise.RaisedBudget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tokens that were handed on. */
@Schema(name = "Distribution")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DistributionBody(
        @Schema(description = "To or from a student also the id of the transaction, in both histories")
        UUID id,

        @Nullable String studentId,
        @Nullable String teacherId,
        @Schema(enumeration = {"give", "take_back"}) String direction,
        BigDecimal tokens,
        @Nullable String reason,

        @Schema(description = "Which org admin did it") String distributedBy,

        Instant createdAt,

        @Schema(
                description =
                        "Answered to who hands tokens to a student, or takes them back: what the organization has left, as of now")
        @Nullable
        BigDecimal organizationTokens,

        @Schema(description = "And what the student has") @Nullable
        BigDecimal studentTokens,

        @Schema(description = "Answered to who hands tokens to a teacher: the budget, as of now") @Nullable
        RaisedBudget budget) {

    static DistributionBody of(Distribution made) {
        return of(made, null, null, null);
    }

    static DistributionBody of(Distributed distributed) {
        return switch (distributed) {
            case Distributed.Moved moved ->
                of(
                        moved.distribution(),
                        moved.organization().posted().credits(),
                        moved.student().posted().credits(),
                        null);
            case Distributed.Raised raised -> of(raised.distribution(), null, null, raised.budget());
        };
    }

    private static DistributionBody of(
            Distribution made,
            @Nullable BigDecimal organization,
            @Nullable BigDecimal student,
            @Nullable RaisedBudget budget) {
        var toStudent = made.recipient() instanceof Recipient.Student;
        return new DistributionBody(
                made.id(),
                toStudent ? made.recipient().id() : null,
                toStudent ? null : made.recipient().id(),
                made.direction().text(),
                made.amount().credits(),
                made.reason(),
                made.by(),
                made.at(),
                organization,
                student,
                budget);
    }
}
