package io.tutorflow.usage.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.CreateRequest;
import io.tutorflow.usage.charge.RequestLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** A request for a school activity. */
@Schema(description = "A request for a school activity.")
record ActivityRequest(
        @NotBlank(message = "is required") @KnownActivity @Schema(examples = "cover_image")
        String activity,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String variant,

        @Valid @Schema(description = "The course or lesson the activity is for") @Nullable
        Target target,

        @Size(max = RequestLimits.PROMPT, message = "must have at most {max} characters") @Nullable
        String prompt,

        @Range(min = 1, max = 1, message = "must be 1") @Nullable
        Integer quantity,

        @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
        String sessionId,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters")
        @Schema(description = "Makes retries safe; same as the Idempotency-Key header")
        @Nullable
        String idempotencyKey)
        implements CreateRequest {

    ActivityRequest {
        prompt = prompt == null ? "" : prompt;
    }

    Activity asked() {
        return Activity.of(Category.ofSchools(activity).orElseThrow());
    }

    /** The most that the generator may use; it is told, and the charge never exceeds it. */
    @JsonProperty
    @Schema(hidden = true)
    BigDecimal mostTokens() {
        return asked().most().credits();
    }

    @Override
    public Category category() {
        return asked().category();
    }

    @Override
    public int requestedUnits() {
        return 1;
    }

    /** The course or lesson of an activity. */
    record Target(
            @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
            String courseId,

            @Size(max = RequestLimits.SHORT_TEXT, message = "must have at most {max} characters") @Nullable
            String lessonId) {}
}
