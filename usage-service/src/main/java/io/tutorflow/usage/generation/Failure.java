package io.tutorflow.usage.generation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tutorflow.events.UsageVoided;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why work failed, which is then not charged. */
@Schema(description = "Why the work failed. It is not charged.")
public record Failure(
        @Schema(examples = "generation_failed") String code,

        @Schema(examples = "The generator could not complete the work")
        String message) {

    /** Longer reasons are cut, because they are for people. */
    private static final int MESSAGE_LENGTH = 500;

    public Failure {
        message = message.codePointCount(0, message.length()) > MESSAGE_LENGTH
                ? message.substring(0, message.offsetByCodePoints(0, MESSAGE_LENGTH))
                : message;
    }

    public static Failure nothingDelivered() {
        return new Failure("nothing_delivered", "The generator delivered nothing");
    }

    public static Failure deadlineExceeded() {
        return new Failure(UsageVoided.OVERDUE, "The work was not finished in time");
    }

    /** It was given up, and may still have been done. */
    @JsonIgnore
    public boolean isOverdue() {
        return code.equals(UsageVoided.OVERDUE);
    }

    public static Failure rendererUnavailable() {
        return new Failure("renderer_unavailable", "The renderer could not be reached");
    }

    static Failure generatorUnavailable() {
        return new Failure("generator_unavailable", "The generator could not be reached");
    }
}
