package io.tutorflow.usage.charge;

import io.tutorflow.http.Unwrapped;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The optional fields of every create endpoint. */
@Unwrapped
public record CommonFields(
        @Size(max = RequestLimits.TITLE, message = "must have at most {max} characters") @Nullable
        String title,

        @Size(max = RequestLimits.DESCRIPTION, message = "must have at most {max} characters") @Nullable
        String description,

        @Pattern(regexp = RequestLimits.LANGUAGE_TAG, message = "must be a language tag such as en or pt-BR")
        @Schema(defaultValue = RequestLimits.DEFAULT_LANGUAGE)
        @Nullable
        String language,

        @Size(min = 1, max = RequestLimits.IDEMPOTENCY_KEY, message = "must have {min} to {max} characters")
        @Schema(description = "Makes retries safe; same as the Idempotency-Key header")
        @Nullable
        String idempotencyKey,

        @FreeForm @Schema(description = "Your own metadata; stored and returned unchanged") @Nullable
        Map<String, Object> metadata) {

    public CommonFields {
        language = language == null ? RequestLimits.DEFAULT_LANGUAGE : language;
    }
}
