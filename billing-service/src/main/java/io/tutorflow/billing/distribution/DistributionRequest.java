package io.tutorflow.billing.distribution;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.Person;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An org admin's request to distribute tokens. */
@Schema(
        name = "DistributionRequest",
        description = "A distribution to a student or to a teacher: exactly one of the two.")
record DistributionRequest(
        @Pattern(regexp = Person.SUBJECT, message = Person.SUBJECT_RULE)
        @Schema(description = "The student who gets the tokens: the subject of the student's access token")
        @Nullable
        String studentId,

        @Pattern(regexp = Person.SUBJECT, message = Person.SUBJECT_RULE)
        @Schema(description = "The teacher whose budget is raised until its period ends")
        @Nullable
        String teacherId,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(DistributionRequest.MAX_TOKENS)
        @Digits(integer = 8, fraction = 4, message = "must have at most 4 decimals")
        @Schema(description = "Above 0, with at most 4 decimals", examples = "500")
        BigDecimal tokens,

        @Pattern(regexp = "give|take_back", message = "must be give or take_back")
        @Schema(
                description = "take_back moves tokens from a student back to the organization",
                enumeration = {"give", "take_back"},
                defaultValue = "give")
        @Nullable
        String direction,

        @Size(min = 1, max = 500) @Schema(description = "The reason, shown in both histories") @Nullable
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** USD 100,000: more is a typing mistake. */
    static final String MAX_TOKENS = "10000000";

    Distribution by(SchoolCaller admin, Instant now) {
        return new Distribution(
                UUID.randomUUID(),
                admin.organizationId(),
                recipient(),
                way(),
                Money.ofCredits(tokens),
                reason,
                admin.subject(),
                now);
    }

    /** The request with defaults filled in. */
    DistributionRequest asTaken() {
        return new DistributionRequest(studentId, teacherId, tokens, way().text(), reason, null);
    }

    private Direction way() {
        return direction == null ? Direction.GIVE : Direction.of(direction);
    }

    private Recipient recipient() {
        if ((studentId == null) == (teacherId == null)) {
            throw ApiProblem.invalid("exactly one of studentId and teacherId is required");
        }
        if (studentId != null) {
            return new Recipient.Student(studentId);
        }
        if (way() == Direction.TAKE_BACK) {
            throw ApiProblem.invalid("direction must be give for a teacher; lower a budget with PUT"
                    + " /v1/school/teachers/{id}/budget");
        }
        return new Recipient.Teacher(Objects.requireNonNull(teacherId));
    }
}
