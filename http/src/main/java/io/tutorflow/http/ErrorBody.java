package io.tutorflow.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The envelope of every error: {@code {"error":{"code","message","status"}}}. */
@Schema(description = "An error. Clients branch on error.code; error.message names the field or the limit.")
public record ErrorBody(Details error) {

    /** @param topUp how to get more credits, where the error is a lack of them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Details(
            String code,
            String message,
            int status,
            @Nullable TopUp topUp) {}

    /** The way out of a lack of credits. */
    public record TopUp(String endpoint, String method, BigDecimal requiredCredits, BigDecimal availableCredits) {}

    static ErrorBody of(ErrorCode code, String message, @Nullable TopUp topUp) {
        return new ErrorBody(new Details(code.text(), message, code.status(), topUp));
    }
}
