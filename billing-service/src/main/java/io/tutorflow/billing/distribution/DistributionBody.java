package io.tutorflow.billing.distribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.internal.raise.RaisedBudget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Distributed tokens. */
@Schema(name = "Distribution")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DistributionBody(
        @Schema(description = "For a student this is also the id of the transaction in both histories")
        UUID id,

        @Nullable String studentId,
        @Nullable String teacherId,
        @Schema(enumeration = {"give", "take_back"}) String direction,
        BigDecimal tokens,
        @Nullable String reason,

        @Schema(description = "The subject of the org admin")
        String distributedBy,

        Instant createdAt,

        @Schema(
                description =
                        "When tokens are given to or taken back from a student: the organization's current balance")
        @Nullable
        BigDecimal organizationTokens,

        @Schema(description = "The student's current balance") @Nullable
        BigDecimal studentTokens,

        @Schema(description = "When tokens are given to a teacher: the teacher's current budget") @Nullable
        RaisedBudget budget) {

    static DistributionBody of(Distribution made) {
        return of(made, null, null, null);
    }

    static DistributionBody of(DistributionResult distributed) {
        return switch (distributed) {
            case DistributionResult.Moved moved ->
                of(
                        moved.distribution(),
                        moved.organization().posted().credits(),
                        moved.student().posted().credits(),
                        null);
            case DistributionResult.Raised raised -> of(raised.distribution(), null, null, raised.budget());
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
