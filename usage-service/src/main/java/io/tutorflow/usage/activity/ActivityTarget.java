package io.tutorflow.usage.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an activity is for: a course, a lesson, a student or a session, by the school's own ids. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "What an activity is for, by the school's own ids")
record ActivityTarget(
        @Nullable String courseId,
        @Nullable String lessonId,
        @Nullable String studentId,
        @Nullable String sessionId,

        @Schema(description = "Its name, for people") @Nullable
        String title) {}
